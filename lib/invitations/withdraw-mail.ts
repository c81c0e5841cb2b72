import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { cancelWaiting } from '@/lib/mail/mail-store'
import { spendPasswordLinks } from '@/lib/password-links/password-link-store'

/** Cancels what has not left yet of the mail that lets an account in, and uses up its password links. The account is locked by `tx`. */
export async function withdrawMail(tx: Tx, userId: number): Promise<void> {
  const at = now()
  await cancelWaiting(tx, { userId, kind: 'invitation', why: null, at })
  await spendPasswordLinks(tx, { userId, at })
}

/** Cancels the invitations that have not left yet of somebody who has found the way in without. */
export function cancelUnneededInvitations(tx: Tx, userId: number): Promise<void> {
  return cancelWaiting(tx, { userId, kind: 'invitation', why: 'Signed in before it was sent.', at: now() })
}
