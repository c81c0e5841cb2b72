import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { inTransaction } from '@/lib/db/transaction'
import { diffResources } from '@/lib/scim/diff-resources'
import { changeGroupMembers } from './change-group-members'
import { dropGroup } from './group-store'
import { requireAdminLeft } from './last-admin'
import { lockProvisionedGroup } from './lock-group'
import { recordRoles } from './record-member-changes'
import { writableGroup } from './scim-group'

/**
 * SCIM DELETE (RFC 7644 §3.6): the group and its memberships are gone; the audit trail keeps name, permission and number of members.
 * Throws ScimError 404, 412, LastAdminError (403).
 */
export async function deleteGroup(input: { id: string; ifMatch: string | null; actor: Actor }): Promise<void> {
  const { id, ifMatch, actor } = input
  await inTransaction(async (tx) => {
    const group = await lockProvisionedGroup(tx, { id, ifMatch })
    const changed = await changeGroupMembers(tx, { groupId: group.id, changes: [{ kind: 'removeAll' }] })
    await dropGroup(tx, group.id)
    await requireAdminLeft(tx, { group, userIds: changed.removed })
    const { before } = diffResources(writableGroup(group), {})
    const target = { kind: 'group' as const, id: group.id, name: group.displayName }
    const facts = { ...before, permission: group.permission, members: changed.removed.length }
    await recordAuditEvent(tx, { actor, action: 'group.deleted', target, before: facts })
    await recordRoles(tx, { group, changed, actor })
  })
}
