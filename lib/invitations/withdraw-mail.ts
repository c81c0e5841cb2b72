import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { spendPasswordLinks } from '@/lib/password-links/password-link-store'
import { cancelInvitations } from './invitation-store'

/** Cancels what has not left yet of the mail that lets an account in, and uses up its password links. The account is locked by `tx`. */
export async function withdrawMail(tx: Tx, userId: number): Promise<void> {
  await cancelInvitations(tx, { userId, why: null })
  await spendPasswordLinks(tx, { userId, at: now() })
}

/** Cancels the invitations that have not left yet of somebody who has found the way in without. */
export function cancelUnneededInvitations(tx: Tx, userId: number): Promise<void> {
  return cancelInvitations(tx, { userId, why: 'Signed in before it was sent.' })
}
