import type { Tx } from '@/lib/db/transaction'
import { type AttemptsBy, findAttempt, type SignInOutcome } from './sign-in-store'

type Limit = { by: AttemptsBy; failures: number; windowMs: number; since?: Date | null }

const QUARTER_MS = 15 * 60_000
const HOUR_MS = 60 * 60_000
const FAILURES: SignInOutcome[] = ['wrong_password', 'disabled']

/**
 * When a sign-in under this name from this group of addresses may be tried again, or null when it may be tried now. Strict towards each
 * sender: 5 failures in 15 minutes under one name (since its last success from there), 20 under whatever names. Loose towards all senders
 * together, 100 an hour under one name: nobody can lock somebody else out in passing. Never asks whether there is such an account.
 */
export async function signInBlockedUntil(tx: Tx, input: { nameHash: string; addressGroup: string; at: Date }): Promise<Date | null> {
  const { nameHash, addressGroup, at } = input
  const both = { nameHash, addressGroup }
  const success = await findAttempt(tx, { by: both, outcomes: ['success'], after: before(at, QUARTER_MS) })
  const ends = [
    await blockEnd(tx, at, { by: both, failures: 5, windowMs: QUARTER_MS, since: success }),
    await blockEnd(tx, at, { by: { addressGroup }, failures: 20, windowMs: QUARTER_MS }),
    await blockEnd(tx, at, { by: { nameHash }, failures: 100, windowMs: HOUR_MS }),
  ].filter((end) => end !== null)
  return ends.length ? new Date(Math.max(...ends)) : null
}

/** When there will be room under `limit`, in milliseconds, or null when there is at `at`. */
async function blockEnd(tx: Tx, at: Date, { by, failures, windowMs, since }: Limit): Promise<number | null> {
  const after = since ?? before(at, windowMs)
  const oldest = await findAttempt(tx, { by, outcomes: FAILURES, after, skip: failures - 1 })
  return oldest && oldest.getTime() + windowMs
}

function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms)
}
