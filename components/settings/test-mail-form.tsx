'use client'

import Link from 'next/link'

import { OUTBOX_PATH } from '@/components/frame/navigation'
import { type TestMailAction, type TestMailState } from '@/components/settings/test-mail-state'
import { useSectionForm } from '@/components/settings/use-section-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

const BEFORE: TestMailState = { kind: 'none' }
const NO_ANSWER: TestMailState = { kind: 'failed', text: 'The server did not answer. Look into the mailbox before you try again.' }

/** Sends the admin a test e-mail and says what became of it. */
export function TestMailForm({ address, send }: { address: string | null; send: TestMailAction }) {
  const { state, pending, formAction, submit } = useSectionForm({ action: send, initial: BEFORE, whenNoAnswer: NO_ANSWER })
  if (address === null) return <p className="text-muted">Your account has no e-mail address that a test e-mail could go to.</p>
  return (
    <form action={formAction} onSubmit={submit} className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" busy={pending} busyLabel="Sending...">
          Send test e-mail
        </Button>
        <span className="min-w-0 text-muted [overflow-wrap:anywhere]">to {address}</span>
      </div>
      {!pending && <Outcome state={state} />}
    </form>
  )
}

function Outcome({ state }: { state: TestMailState }) {
  if (state.kind === 'none') return null
  if (state.kind !== 'sent') {
    return (
      <Notice tone={state.kind === 'failed' ? 'failure' : 'warning'} role="alert">
        {state.text}
      </Notice>
    )
  }
  return (
    <Notice tone="ok" role="status">
      {state.text}{' '}
      {state.local && (
        <Link href={OUTBOX_PATH} className="text-accent underline underline-offset-2">
          Open the Outbox
        </Link>
      )}
    </Notice>
  )
}
