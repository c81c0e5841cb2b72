import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { cancelUnneededInvitations } from '@/lib/invitations/withdraw-mail'
import { markSignedIn, type SignInOutcome, updateAttempt } from './sign-in-store'

/** Whether an account may be signed in at all: the one rule for new and for running sessions. */
export function mayEnter(account: { active: boolean; removedAt: Date | null }): boolean {
  return account.active && account.removedAt === null
}

/**
 * The last gate of every way to sign in, once it is certain who somebody is: lets `userId` in if the account may enter, and writes
 * that, or the refusal, to the attempt. The first success turns an invited account into an active one.
 */
export async function enter(input: { attemptId: bigint; userId: number }): Promise<Extract<SignInOutcome, 'success' | 'disabled'>> {
  return inTransaction(async (tx) => {
    const outcome = (await markSignedIn(tx, input.userId, now())) ? 'success' : 'disabled'
    if (outcome === 'success') await cancelUnneededInvitations(tx, input.userId)
    await updateAttempt(tx, input.attemptId, outcome)
    return outcome
  })
}
