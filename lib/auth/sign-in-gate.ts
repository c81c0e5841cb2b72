import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { cancelUnneededInvitations } from '@/lib/invitations/withdraw-mail'
import { findAccount, markSignedIn, type PasswordAccount, updateAttempt } from './sign-in-store'

/** Whether an account may be signed in at all: the one rule for new and for running sessions. */
export function mayEnter(account: { active: boolean; removedAt: Date | null }): boolean {
  return account.active && account.removedAt === null
}

/**
 * The last gate of a sign-in with a password, once it was found right: lets the account in if it may enter and has the same password still,
 * and writes that, or the refusal, to the attempt. The first success turns an invited account into an active one. Returns the sessionEpoch of
 * the session that begins, or null.
 */
export async function enter({ attemptId, account }: { attemptId: bigint; account: PasswordAccount }): Promise<number | null> {
  const { id: userId, passwordHash } = account
  return inTransaction(async (tx) => {
    const epoch = await markSignedIn(tx, { userId, at: now(), passwordHash })
    if (epoch !== null) {
      await cancelUnneededInvitations(tx, userId)
      await updateAttempt(tx, attemptId, 'success')
      return epoch
    }
    const found = await findAccount(tx, userId)
    // A password that was changed meanwhile is a wrong one, as the attempt says already.
    if (!found || !mayEnter(found)) await updateAttempt(tx, attemptId, 'disabled')
    return null
  })
}
