import { now } from '@/lib/clock'
import { reader, type Tx } from '@/lib/db/transaction'
import { maySetPassword } from './may-set-password'
import { type PasswordLinkRow, selectPasswordLink } from './password-link-store'
import { isTokenOf, linkIdIn } from './password-link-token'

/** A link that lets a person choose a password. `email` is what the account signs in with. */
export type OpenPasswordLink = { id: number; userId: number; name: string; email: string }

/**
 * What a token opens now; null when it is made up, used, replaced by a later one, too old, or of an account that may not enter. Changes nothing: a scanner that follows the link does no harm.
 */
export async function findOpenPasswordLink(token: string): Promise<OpenPasswordLink | null> {
  const linkId = linkIdIn(token)
  const link = linkId === null ? null : await selectPasswordLink(await reader(), linkId)
  return link && (await isTokenOf(token, link)) ? opened(link) : null
}

/** The same by the link's id, for a token that opened it before. For the last word, `tx` has the account locked. */
export async function openPasswordLink(tx: Tx, linkId: number): Promise<OpenPasswordLink | null> {
  const link = await selectPasswordLink(tx, linkId)
  return link && opened(link)
}

function opened(link: PasswordLinkRow): OpenPasswordLink | null {
  return isOpen(link) && link.user.signInKey
    ? { id: link.id, userId: link.userId, name: link.user.label, email: link.user.signInKey }
    : null
}

function isOpen({ usedAt, expiresAt, user }: PasswordLinkRow): boolean {
  return usedAt === null && expiresAt > now() && maySetPassword(user)
}
