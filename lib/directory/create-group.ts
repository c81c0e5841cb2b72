import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { diffResources } from '@/lib/scim/diff-resources'
import type { ScimResource } from '@/lib/scim/json'
import { changeGroupMembers } from './change-group-members'
import { groupMemberIds } from './group-member-ids'
import { groupNameClash } from './group-name-clash'
import { projectGroup } from './group-projection'
import type { GroupRow } from './group-row'
import { type GroupColumns, insertGroup, selectGroupNameHolder, updateGroup } from './group-store'
import { recordRoles } from './record-member-changes'
import { writableGroup } from './scim-group'

type CreateGroup = { resource: ScimResource; origin: GroupRow['origin']; actor: Actor }

/**
 * SCIM create (RFC 7644 §3.3) of a coerced resource, with its members; it gives no permission. Throws ScimError 409 uniqueness when a group
 * has the displayName, 400 invalidValue when that is missing or blank, or a member is no user.
 */
export async function createGroup({ resource, origin, actor }: CreateGroup): Promise<GroupRow> {
  const columns = projectGroup(resource)
  const ids = groupMemberIds(resource)
  return inTransaction(async (tx) => {
    const created = await insert(tx, columns, origin)
    const changed = await changeGroupMembers(tx, { groupId: created.id, changes: [{ kind: 'add', ids }] })
    const count = changed.added.length
    const row = count > 0 ? await updateGroup(tx, created.id, { memberCount: { increment: count } }) : created
    const { after } = diffResources({}, writableGroup(row))
    const target = { kind: 'group' as const, id: row.id, name: row.displayName }
    await recordAuditEvent(tx, { actor, action: 'group.created', target, after: { ...after, members: count } })
    await recordRoles(tx, { group: row, changed, actor })
    return row
  })
}

async function insert(tx: Tx, columns: GroupColumns, origin: GroupRow['origin']): Promise<GroupRow> {
  const row = await insertGroup(tx, { ...columns, origin, createdAt: now() })
  if (!row) throw groupNameClash(columns.displayName, await selectGroupNameHolder(tx, columns.displayNameKey))
  return row
}
