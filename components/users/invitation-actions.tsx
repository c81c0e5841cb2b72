'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { UserDetail } from '@/lib/directory/get-user-detail'

type InvitationActionsProps = {
  user: Pick<UserDetail, 'id' | 'name' | 'status' | 'invitation'>
  /** Resolves to undefined when it is on its way, or to the sentence that says why not. */
  resend: (input: { userId: number }) => Promise<string | undefined>
}

/** Resend invitation, asked for first, for a user who is invited and has not signed in. */
export function InvitationActions({ user, resend }: InvitationActionsProps) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  if (user.status !== 'invited') return null
  const confirm = async () => {
    const problem = await resend({ userId: user.id })
    if (!problem) setSaid('The invitation is on its way.')
    return problem
  }
  return (
    <>
      <p role="status" className={said && !open ? 'order-last w-full text-right text-muted' : 'sr-only'}>
        {!open && said}
      </p>
      <Button
        onClick={() => {
          setSaid('')
          setOpen(true)
        }}
      >
        Resend invitation
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Resend the invitation of ${user.name}?`}
        confirmLabel="Resend invitation"
        busyLabel="Sending..."
        onConfirm={confirm}
      >
        <p>{consequence(user.invitation)}</p>
      </ConfirmDialog>
    </>
  )
}

function consequence(invitation: UserDetail['invitation']): string {
  if (invitation?.state === 'held') return `The invitation is held. It leaves now, to ${invitation.address}.`
  if (invitation?.state === 'queued') return 'The invitation has not left yet. It is tried again now.'
  return 'A new e-mail with the steps to sign in leaves at once.'
}
