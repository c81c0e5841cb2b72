'use client'

import Link from 'next/link'

import { OUTBOX_PATH } from '@/components/frame/navigation'
import { type TestMailAction, type TestMailState } from '@/components/settings/test-mail-state'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useKeptForm } from '@/components/ui/use-kept-form'

const BEFORE: TestMailState = { kind: 'none' }
const NO_ANSWER: TestMailState = { kind: 'failed', text: 'The server did not answer. Look into the mailbox before you try again.' }

/** Sends the admin a test e-mail and says what became of it. */
export function TestMailForm({ address, send }: { address: string | null; send: TestMailAction }) {
  const { state, pending, formAction, submit } = useKeptForm({ action: send, initial: BEFORE, whenNoAnswer: NO_ANSWER })
  if (address === null) return <p className="text-muted">Your account has no e-mail address that a test e-mail could go to.</p>
  return (
    <form action={formAction} onSubmit={submit}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" busy={pending} busyLabel="Sending...">
          Send test e-mail
        </Button>
        <span className="min-w-0 text-muted [overflow-wrap:anywhere]">to {address}</span>
      </div>
      <div role="status">{!pending && state.kind === 'sent' && <Sent {...state} />}</div>
      {!pending && (state.kind === 'waits' || state.kind === 'failed') && <NotSent {...state} />}
    </form>
  )
}

function Sent({ text, local }: Extract<TestMailState, { kind: 'sent' }>) {
  return (
    <div className="mt-3">
      <Notice tone="ok">
        {text}{' '}
        {local && (
          <Link href={OUTBOX_PATH} className="text-accent underline underline-offset-2">
            Open the Outbox
          </Link>
        )}
      </Notice>
    </div>
  )
}

function NotSent({ kind, text }: Extract<TestMailState, { kind: 'waits' | 'failed' }>) {
  return (
    <div className="mt-3">
      <Notice tone={kind === 'failed' ? 'failure' : 'warning'} role="alert">
        {text}
      </Notice>
    </div>
  )
}
