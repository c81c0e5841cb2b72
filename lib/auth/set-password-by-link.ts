import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { addressGroup } from '@/lib/address-group'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { lockUser } from '@/lib/directory/user-store'
import { findOpenPasswordLink, type OpenPasswordLink, openPasswordLink } from '@/lib/password-links/find-open-password-link'
import { spendPasswordLinks, writePassword } from '@/lib/password-links/password-link-store'
import { type Rate, takeToken } from '@/lib/rate-limit'
import { hashPassword } from './password'
import { passwordStrength } from './password-strength'

/** What one sender may submit, right or wrong. */
const SUBMITS: Rate = { name: 'set-password', perSecond: 0.1, burst: 10 }

/** The name that the account signs in with from now on, or why its password was not set. `retryAfter` is in seconds. */
export type SetPassword = { email: string } | { refusal: 'closed' } | { refusal: 'rate-limited'; retryAfter: number } | { weak: string }

type SetPasswordByLink = { token: string; password: string; address: string | null; requestId: string | null }

/**
 * Sets the password of the account that a link is for, uses up the link and ends the account's sessions, all or nothing; of several submits
 * at the same time one succeeds. A password that is too weak leaves the link as it is. Throws TooBusyError.
 */
export async function setPasswordByLink({ token, password, address, requestId }: SetPasswordByLink): Promise<SetPassword> {
  const retryAfter = takeToken(SUBMITS, addressGroup(address ?? 'unknown'))
  if (retryAfter > 0) return { refusal: 'rate-limited', retryAfter }
  const link = await findOpenPasswordLink(token)
  if (!link) return { refusal: 'closed' }
  const { problem } = passwordStrength(password, link)
  if (problem) return { weak: problem }
  const passwordHash = await hashPassword(password)
  const actor: Actor = { kind: 'user', id: link.userId, name: link.name, address, requestId }
  return (await spend({ link, passwordHash, actor })) ? { email: link.email } : { refusal: 'closed' }
}

/** Says whether the link was still open. */
async function spend({ link, passwordHash, actor }: { link: OpenPasswordLink; passwordHash: string; actor: Actor }): Promise<boolean> {
  const { userId } = link
  return inTransaction(async (tx) => {
    await lockUser(tx, userId)
    if (!(await openPasswordLink(tx, link.id))) return false
    await spendPasswordLinks(tx, { userId, at: now() })
    await writePassword(tx, { userId, passwordHash })
    await recordAuditEvent(tx, { actor, action: 'user.password_set', target: { kind: 'user', id: userId, name: link.name } })
    return true
  })
}
