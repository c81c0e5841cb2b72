import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { inTransaction } from '@/lib/db/transaction'
import { diffResources } from '@/lib/scim/diff-resources'
import { changeGroupMembers } from './change-group-members'
import { dropGroup } from './group-store'
import { requireAdminLeft } from './last-admin'
import { lockProvisionedGroup } from './lock-group'
import { recordRoles } from './record-member-changes'
import { requireActingAdmin } from './require-acting-admin'
import { requireClaimable } from './require-claimable'
import { writableGroup } from './scim-group'

/** `provisioned`: the identity provider says so. */
type DeleteGroup = { id: string; ifMatch: string | null; actor: Actor; provisioned: boolean }

/**
 * SCIM DELETE (RFC 7644 §3.6), or the console's: the group and its memberships are gone; the audit trail keeps name, permission and number of
 * members. Throws ScimError 404, 412, 409 conflict, LastAdminError (403), PermissionError for a person who is no admin any more.
 */
export async function deleteGroup({ id, ifMatch, actor, provisioned }: DeleteGroup): Promise<void> {
  await inTransaction(async (tx) => {
    const group = await lockProvisionedGroup(tx, { id, ifMatch })
    await requireActingAdmin(tx, actor)
    if (provisioned) requireClaimable(group)
    const changed = await changeGroupMembers(tx, { group, changes: [{ kind: 'removeAll' }] })
    await dropGroup(tx, group.id)
    await requireAdminLeft(tx, { group, userIds: changed.removed })
    const { before } = diffResources(writableGroup(group), {})
    const target = { kind: 'group' as const, id: group.id, name: group.displayName }
    const facts = { ...before, permission: group.permission, members: changed.removed.length }
    await recordAuditEvent(tx, { actor, action: 'group.deleted', target, before: facts })
    await recordRoles(tx, { group, changed, actor })
  })
}
