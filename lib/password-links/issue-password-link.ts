import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { queueMail } from '@/lib/mail/queue-mail'
import { fold } from '@/lib/scim/fold-resource'
import { PASSWORD_LINK_HOURS } from './password-link-hours'
import { insertPasswordLink, selectPasswordOwner, spendPasswordLinks } from './password-link-store'

type IssuePasswordLink = { userId: number; invitedBy: string | null; reason: 'invited' | 'reset' }

/**
 * Makes the link by which an account chooses its password, in place of any earlier one, and queues the mail that carries it, in the same
 * transaction; the account is locked by it. The mail goes to the name that the account signs in with and to no address that SCIM wrote:
 * whoever holds a Management API key could have it sent to themselves. Returns that address. Throws an Error for an account without such a name.
 */
export async function issuePasswordLink(tx: Tx, { userId, invitedBy, reason }: IssuePasswordLink): Promise<string> {
  const owner = await selectPasswordOwner(tx, userId)
  if (!owner?.signInKey) throw new Error(`The account ${userId} does not sign in with a password.`)
  const { signInKey } = owner
  const createdAt = now()
  await spendPasswordLinks(tx, { userId, at: createdAt })
  const expiresAt = new Date(createdAt.getTime() + PASSWORD_LINK_HOURS * 3_600_000)
  const linkId = await insertPasswordLink(tx, { userId, createdAt, expiresAt })
  const asTyped = [owner.userName, owner.email].find((address) => address !== null && fold(address) === signInKey)
  const address = asTyped ?? signInKey
  const data = { linkId, userId, expiresAt: expiresAt.toISOString(), invitedBy, reason }
  await queueMail(tx, { kind: 'password_link', userId, address, data })
  return address
}
