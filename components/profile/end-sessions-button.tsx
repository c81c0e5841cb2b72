'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState } from 'react'

import { leaveFor } from '@/components/auth/leave-for'
import { plannedLeave } from '@/components/frame/planned-leave'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

/** Signs the person out of every browser, this one too, after asking, and leads to the sign-in page. */
export function EndSessionsButton({ end }: { end: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const confirm = async () => {
    plannedLeave.is = true
    try {
      await end()
    } catch (error) {
      plannedLeave.is = false
      unstable_rethrow(error)
      return 'The server did not answer. Try again.'
    }
    return leaveFor('/sign-in?reason=signed-out-everywhere')
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Sign out everywhere</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere?"
        confirmLabel="Sign out everywhere"
        busyLabel="Signing out..."
        onConfirm={confirm}
      >
        <p>Every session of your account ends at once, on every device, this one too. You can sign in again afterwards.</p>
      </ConfirmDialog>
    </>
  )
}
