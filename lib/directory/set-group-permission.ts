import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { lockAdmins } from './admin-store'
import { selectMemberIds } from './group-member-store'
import type { GroupRow } from './group-row'
import { updateGroup } from './group-store'
import { requireAdminLeft } from './last-admin'
import { lockProvisionedGroup } from './lock-group'
import { requireActingAdmin } from './require-acting-admin'

type SetGroupPermission = { groupId: number; permission: GroupRow['permission']; actor: Actor }

/**
 * Sets from the console what a group lets its members do, at once and for those who become members later. Nothing happens when it is so
 * already. Throws ScimError 404, LastAdminError, and PermissionError when `actor` is no admin any more.
 */
export async function setGroupPermission({ groupId, permission, actor }: SetGroupPermission): Promise<GroupRow> {
  return inTransaction(async (tx) => {
    const group = await lockProvisionedGroup(tx, { id: String(groupId), ifMatch: null })
    // A member who is being disabled as somebody without Admin is disabled before the group gives it.
    if (permission === 'admin' && group.permission !== 'admin') await lockAdmins(tx)
    await requireActingAdmin(tx, actor)
    if (group.permission === permission) return group
    const saved = await updateGroup(tx, group.id, { permission, version: { increment: 1 }, updatedAt: now() })
    if (group.permission === 'admin') await requireAdminLeft(tx, { group, userIds: await selectMemberIds(tx, group.id) })
    const target = { kind: 'group' as const, id: saved.id, name: saved.displayName }
    const change = { before: { permission: group.permission }, after: { permission } }
    await recordAuditEvent(tx, { actor, action: 'group.permission_changed', target, ...change })
    return saved
  })
}
