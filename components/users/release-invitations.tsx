'use client'

import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { focusHeading } from '@/components/ui/focus-heading'

/** Resolves to how many were released, or to the sentence that says why none was. */
type ReleaseAll = () => Promise<number | string>

/** Sends all held invitations on their way, asked for first. How many it were is said where the button was, which goes with the last of them. */
export function ReleaseInvitations({ count, releaseAll }: { count: number; releaseAll: ReleaseAll }) {
  const [open, setOpen] = useState(false)
  const [released, setReleased] = useState<number>()
  const total = counted(count)
  const confirm = async () => {
    const answer = await releaseAll()
    if (typeof answer === 'string') return answer
    setReleased(answer)
    return undefined
  }
  const ask = () => {
    setReleased(undefined)
    setOpen(true)
  }
  useEffect(() => {
    if (released !== undefined && !open) focusHeading()
  }, [released, open])
  return (
    <>
      <p role="status" className={released !== undefined && !open ? 'text-muted' : 'sr-only'}>
        {released !== undefined && !open && `${counted(released)} released.`}
      </p>
      {count > 0 && (
        <Button variant="primary" onClick={ask}>
          Release all {count.toLocaleString('en-GB')}
        </Button>
      )}
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Release ${total}?`}
        confirmLabel={`Release ${total}`}
        busyLabel="Releasing..."
        onConfirm={confirm}
      >
        <p>
          {count === 1 ? 'The person gets' : `${count.toLocaleString('en-GB')} people get`} an invitation by e-mail in the next minutes.
          What has left cannot be called back.
        </p>
      </ConfirmDialog>
    </>
  )
}

function counted(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'invitation' : 'invitations'}`
}
