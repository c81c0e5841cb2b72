import type { TestMailState } from '@/components/settings/test-mail-state'
import type { TestMailOutcome } from '@/lib/mail/send-test-mail'

/** What the screen says about a test e-mail. `local`: no mail leaves this machine. */
export function testMailWords(input: { outcome: TestMailOutcome; address: string; local: boolean }): TestMailState {
  const { outcome, address, local } = input
  if ('retryAfter' in outcome) {
    const seconds = outcome.retryAfter === 1 ? '1 second' : `${outcome.retryAfter} seconds`
    return { kind: 'waits', text: `You sent one a moment ago. Send the next one in ${seconds}.` }
  }
  const { state, error } = outcome
  if (state === 'sent' || state === 'delivered') {
    const text = local
      ? 'Written to the outbox of this machine. No mail left it, as RESEND_API_KEY is not set.'
      : `Resend accepted it. Look into the mailbox of ${address}.`
    return { kind: 'sent', text, local }
  }
  const why = error === null ? '' : ` ${error.replace(/\.?$/, '.')}`
  if (state === 'queued') return { kind: 'waits', text: `Not sent yet.${why} It is tried again by itself.` }
  return { kind: 'failed', text: `Not sent.${why || ' Look into the log of the server for the reason.'}` }
}
