'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

/** What came of it: where the link goes, or the sentence that says why there is none. */
export type PasswordLinkSent = { address: string } | { problem: string }

type PasswordLinkButtonProps = { name: string; send: () => Promise<PasswordLinkSent> }

/** Sends a user the link by which they choose a new password, asked for first. */
export function PasswordLinkButton({ name, send }: PasswordLinkButtonProps) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const confirm = async () => {
    const sent = await send()
    if ('problem' in sent) return sent.problem
    setSaid(`Password link on its way to ${sent.address}.`)
    return undefined
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>Send password link</Button>
      <p role="status" className={said && !open ? 'w-full text-right text-muted' : 'sr-only'}>
        {!open && said}
      </p>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Send ${name} a password link?`}
        confirmLabel="Send password link"
        busyLabel="Sending..."
        onConfirm={confirm}
      >
        <p>An e-mail goes out with a link to choose a new password. It works once, for 24 hours; the present password works until then.</p>
      </ConfirmDialog>
    </>
  )
}
