import { createHash } from 'node:crypto'

import { addressGroup } from '@/lib/address-group'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { type Rate, takeToken } from '@/lib/rate-limit'
import { fold } from '@/lib/scim/fold-resource'
import { verifyPassword } from './password'
import { TooBusyError } from './scrypt-slots'
import { signInBlockedUntil } from './sign-in-limit'
import { SignInRefused } from './sign-in-refusal'
import { findAttempt, findPasswordAccount, insertAttempt, lockAttempts, type PasswordAccount, updateAttempt } from './sign-in-store'

type Attempt = { blockedUntil: Date } | { id: bigint; account: PasswordAccount | null }

/** What one sender may try, right or wrong, before it costs the database anything. */
const ATTEMPTS: Rate = { name: 'sign-in', perSecond: 0.5, burst: 20 }
/** A refused flood leaves at most this many rows: one from each group of addresses in this time. */
const REFUSAL_EVERY_MS = 10_000

/**
 * The account that has this e-mail address and password, and the attempt that was written down as a failure: the caller says what it was.
 * Throws SignInRefused: with one and the same reason whether the account is unknown, has no password or the password is wrong; with the
 * time to wait after too many failures.
 */
export async function provePassword(input: {
  email: string
  password: string
  address: string | null
}): Promise<{ attemptId: bigint; account: PasswordAccount }> {
  const address = input.address ?? 'unknown'
  const sender = { address, addressGroup: addressGroup(address) }
  const wait = takeToken(ATTEMPTS, sender.addressGroup)
  if (wait > 0) throw new SignInRefused({ reason: 'rate-limited', retryAfter: wait })
  const attempt = await beginAttempt(fold(input.email.trim()), sender)
  if ('blockedUntil' in attempt) {
    const retryAfter = Math.ceil((attempt.blockedUntil.getTime() - now().getTime()) / 1000)
    throw new SignInRefused({ reason: 'rate-limited', retryAfter: Math.max(1, retryAfter) })
  }
  const { id, account } = attempt
  const right = await checkPassword({ attemptId: id, password: input.password, stored: account?.passwordHash ?? null })
  if (!right || !account) throw new SignInRefused({ reason: 'not-right' })
  return { attemptId: id, account }
}

/** Writes the attempt down as a failure before the password is looked at, so that attempts made at the same time count each other. */
function beginAttempt(key: string, sender: { address: string; addressGroup: string }): Promise<Attempt> {
  const nameHash = createHash('sha256').update(key).digest('hex')
  return inTransaction(async (tx) => {
    await lockAttempts(tx)
    const at = now()
    const account = await findPasswordAccount(tx, key)
    const attempt = { ...sender, nameHash, at, userId: account?.id ?? null }
    const blockedUntil = await signInBlockedUntil(tx, attempt)
    if (!blockedUntil) return { id: await insertAttempt(tx, { ...attempt, outcome: 'wrong_password' }), account }
    const by = { addressGroup: sender.addressGroup }
    const flood = await findAttempt(tx, { by, outcomes: ['rate_limited'], after: new Date(at.getTime() - REFUSAL_EVERY_MS) })
    if (!flood) await insertAttempt(tx, { ...attempt, outcome: 'rate_limited' })
    return { blockedUntil }
  })
}

async function checkPassword(input: { attemptId: bigint; password: string; stored: string | null }): Promise<boolean> {
  try {
    return await verifyPassword(input.password, input.stored)
  } catch (error) {
    if (!(error instanceof TooBusyError)) throw error
    await inTransaction((tx) => updateAttempt(tx, input.attemptId, 'rate_limited'))
    throw new SignInRefused({ reason: 'busy' })
  }
}
