import { queueStoppedKeyAlerts } from '@/lib/alerts/queue-key-alert'
import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { followUser } from '@/lib/invitations/follow-user'
import { lockGroupsOf } from './group-store'
import { requireAnotherAdmin } from './last-admin'
import { leaveGroups } from './leave-groups'
import { lockProvisionedUser } from './lock-provisioned-user'
import { writableResource } from './scim-user'
import { parseId } from './user-id'
import { projectUser } from './user-projection'
import { updateUser } from './user-store'

/**
 * SCIM DELETE (RFC 7644 §3.6): the account is disabled and leaves its groups and the SCIM view; it stays in the console with its id and
 * history, and a later create brings it back, without groups. Throws ScimError 404 (also when it was removed before), 412, LastAdminError (403).
 */
export async function deprovisionUser(input: { id: string; ifMatch: string | null; actor: Actor }): Promise<void> {
  const { id, ifMatch, actor } = input
  await inTransaction(async (tx) => {
    const number = parseId(id)
    if (number !== null) await lockGroupsOf(tx, number)
    const row = await lockProvisionedUser(tx, { id, ifMatch })
    await requireAnotherAdmin(tx, row)
    const at = now()
    const removed = await updateUser(tx, row.id, {
      ...projectUser({ ...writableResource(row), active: false }),
      origin: 'entra',
      removedAt: at,
      lastProvisionedAt: at,
      updatedAt: at,
      version: { increment: 1 },
      sessionEpoch: { increment: 1 },
    })
    const target = { kind: 'user' as const, id: row.id, name: row.label }
    const change = row.active ? { before: { active: true }, after: { active: false } } : {}
    await recordAuditEvent(tx, { actor, action: 'user.removed', target, ...change })
    await followUser(tx, { before: row, after: removed, actor })
    if (row.active) await queueStoppedKeyAlerts(tx, { owner: { id: row.id, name: row.label }, actor })
    await leaveGroups(tx, { user: row, actor })
  })
}
