import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { spendPasswordLinks } from '@/lib/password-links/password-link-store'
import { hashPassword } from './password'
import { provePassword } from './prove-password'
import { SignInRefused } from './sign-in-refusal'
import { deleteAttempt, exchangePasswordHash } from './sign-in-store'

/**
 * Gives the account that signs in under `email` another password and ends all its sessions. The current password is proved like at sign-in,
 * against the same limits: a wrong one counts as a failed sign-in. `next` has passed the rules of password-strength.ts.
 * Throws SignInRefused (not-right, busy, rate-limited) and TooBusyError.
 */
export async function changePassword(input: { userId: number; email: string; current: string; next: string; actor: Actor }): Promise<void> {
  const { userId, email, current, next, actor } = input
  const { attemptId, account } = await provePassword({ email, password: current, address: actor.address })
  if (account.id !== userId) throw new SignInRefused({ reason: 'not-right' })
  // It was no sign-in, and nothing failed.
  await inTransaction((tx) => deleteAttempt(tx, attemptId))
  const from = account.passwordHash
  const to = await hashPassword(next)
  await inTransaction(async (tx) => {
    // Two changes at the same time: the first one wins, and the second no longer knows the current password.
    if (!(await exchangePasswordHash(tx, { userId, from, to }))) throw new SignInRefused({ reason: 'not-right' })
    // A link that was not used would undo it.
    await spendPasswordLinks(tx, { userId, at: now() })
    await recordAuditEvent(tx, { actor, action: 'user.password_set', target: { kind: 'user', id: userId, name: account.label } })
  })
}
