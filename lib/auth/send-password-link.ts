import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { lockUser } from '@/lib/directory/user-store'
import { issuePasswordLink } from '@/lib/password-links/issue-password-link'
import { maySetPassword } from '@/lib/password-links/may-set-password'
import { lastPasswordLinkAt, selectPasswordOwner } from '@/lib/password-links/password-link-store'

/** How long after a link was made the next one may be. */
export const LINK_COOLDOWN_MS = 5 * 60_000

/** Where the link goes, or why there is none. `until`: from when on there may be one. */
export type SentPasswordLink = { outcome: 'sent'; address: string } | { outcome: 'cooldown'; until: Date } | { outcome: 'not_offered' }

/**
 * Sends an account the link by which it chooses a new password, also when it has signed in before; of several clicks within five minutes
 * one sends. Audited in the same transaction.
 */
export async function sendPasswordLink({ userId, actor }: { userId: number; actor: Actor }): Promise<SentPasswordLink> {
  return inTransaction(async (tx): Promise<SentPasswordLink> => {
    await lockUser(tx, userId)
    const owner = await selectPasswordOwner(tx, userId)
    if (!owner || !maySetPassword(owner)) return { outcome: 'not_offered' }
    const last = await lastPasswordLinkAt(tx, userId)
    const until = new Date((last?.getTime() ?? 0) + LINK_COOLDOWN_MS)
    if (until > now()) return { outcome: 'cooldown', until }
    const address = await issuePasswordLink(tx, { userId, invitedBy: actor.name, reason: 'reset' })
    const target = { kind: 'user' as const, id: userId, name: owner.label }
    await recordAuditEvent(tx, { actor, action: 'user.password_link_sent', target, after: { address } })
    return { outcome: 'sent', address }
  })
}
