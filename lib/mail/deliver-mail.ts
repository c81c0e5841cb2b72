import { setTimeout as sleep } from 'node:timers/promises'

import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { logger } from '@/lib/logger'
import { errorText } from './error-text'
import { mailObstacle } from './mail-obstacle'
import type { MailState } from './mail-state'
import { type ClaimedMail, claimMail, markEnded, markRefused, markSent, markWaiting, selectClaimed, selectMailState } from './mail-store'
import { backoffMs, givesUpAt, type SendOutcome } from './retry-policy'

/** Longer than an attempt takes: another worker takes over the mail of one that died. */
const LEASE_MS = 30_000
const PATIENCE_MS = 20_000
const LOOK_MS = 100

/** What came of looking for mail. `pauseMs`: no mail at all can leave for that long. */
export type Delivery = 'idle' | 'done' | { pauseMs: number }

/**
 * Takes the mail that is due for longest, an invitation only when there is no other, and tries to send it once. Any number of workers may call
 * it at a time; no transaction is open while it sends. Throws when the database cannot be reached: the mail is taken up again when its lease ends.
 */
export async function deliverNextMail(): Promise<Delivery> {
  const mail = await claim()
  return mail ? deliver(mail) : 'idle'
}

/** Tries to send one mail at once, or waits for the worker that has it, and says what became of it. `error` is null unless it did not leave. */
export async function deliverMailNow(id: number): Promise<{ state: MailState; error: string | null }> {
  const mail = await claim(id)
  if (mail) await deliver(mail)
  for (let waited = 0; ; waited += LOOK_MS) {
    const found = await selectMailState(await reader(), id)
    if (!found) throw new Error(`There is no mail ${id}.`)
    const isSettled = found.state !== 'queued' || found.lastError !== null || waited >= PATIENCE_MS
    if (isSettled) return { state: found.state, error: found.lastError }
    await sleep(LOOK_MS)
  }
}

async function claim(id?: number): Promise<ClaimedMail | null> {
  const at = now()
  return claimMail(await reader(), { at, leaseEnds: new Date(at.getTime() + LEASE_MS), id })
}

async function deliver(mail: ClaimedMail): Promise<Delivery> {
  const { firstAttemptAt, lastError } = mail
  if (firstAttemptAt && givesUpAt(firstAttemptAt) <= now()) return giveUp(mail, lastError ?? '')
  // Loaded with the first mail: the templates would make every start slower.
  const { sendMail, writeMail } = await import('./send-mail')
  const written = await writeMail(mail)
  if ('outcome' in written) return keep(mail, written)
  // As late as possible: the account may have changed while the mail waited or was written.
  const account = await selectClaimed(await reader(), mail)
  if (!account) return 'done'
  const obstacle = mailObstacle({ ...mail, account })
  if (obstacle) return end(mail, 'cancelled', obstacle)
  return keep(mail, await sendMail({ mail, ...written }))
}

async function keep(mail: ClaimedMail, outcome: SendOutcome): Promise<Delivery> {
  switch (outcome.outcome) {
    case 'sent':
      await markSent(await reader(), { id: mail.id, providerId: outcome.providerId, at: now() })
      logger.info({ event: 'mail-sent', mail: mail.id, kind: mail.kind })
      return 'done'
    case 'failed':
      return end(mail, 'failed', outcome.error)
    case 'retry':
      if (outcome.slow && isOverdue(mail)) return giveUp(mail, outcome.error)
      await wait(mail, outcome)
      return 'done'
    case 'pause':
      if (outcome.isQuota && isOverdue(mail)) await giveUp(mail, outcome.error)
      else await pause(mail, outcome)
      return { pauseMs: outcome.pauseMs }
  }
}

/** Whether it has been in the queue for a day. */
function isOverdue({ stateAt }: ClaimedMail): boolean {
  return givesUpAt(stateAt) <= now()
}

function giveUp(mail: ClaimedMail, error: string): Promise<Delivery> {
  return end(mail, 'failed', `Given up after 24 hours. ${error}`)
}

async function end(mail: ClaimedMail, state: MailState, error: string): Promise<Delivery> {
  await markEnded(await reader(), { ...mail, state, error: errorText(error), at: now() })
  if (state === 'failed') logger.warn({ event: 'mail-failed', mail: mail.id, kind: mail.kind, error: errorText(error) })
  return 'done'
}

async function wait(mail: ClaimedMail, { slow, error }: { slow: boolean; error: string }): Promise<void> {
  const delayMs = backoffMs({ attempts: mail.attempts, slow, random: Math.random() })
  const nextAttemptAt = nextAttempt(delayMs, [mail.firstAttemptAt, slow ? mail.stateAt : null])
  const waiting = { ...mail, error: errorText(error), nextAttemptAt }
  if (slow) await markRefused(await reader(), { ...waiting, counts: true })
  else await markWaiting(await reader(), waiting)
  logger.warn({ event: 'mail-waits', mail: mail.id, kind: mail.kind, error: errorText(error) })
}

async function pause(mail: ClaimedMail, { pauseMs, isQuota, error }: Extract<SendOutcome, { outcome: 'pause' }>): Promise<void> {
  const nextAttemptAt = nextAttempt(pauseMs, [mail.firstAttemptAt, isQuota ? mail.stateAt : null])
  await markRefused(await reader(), { ...mail, counts: false, error: errorText(error), nextAttemptAt })
  logger.warn({ event: 'mail-pauses', pauseMs, error: errorText(error) })
}

/** Not beyond the moment at which a mail that waits since one of these is given up, so that this is told in time. */
function nextAttempt(delayMs: number, since: (Date | null)[]): Date {
  const ends = since.filter((moment) => moment !== null).map((moment) => givesUpAt(moment).getTime())
  return new Date(Math.min(now().getTime() + delayMs, ...ends))
}
