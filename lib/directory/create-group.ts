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
import { insertGroup, type NewGroup, selectGroupNameHolder, updateGroup } from './group-store'
import { recordRoles } from './record-member-changes'
import { requireActingAdmin } from './require-acting-admin'
import { writableGroup } from './scim-group'

/** `permission`: what the console lets its members do; SCIM gives none. */
type CreateGroup = { resource: ScimResource; origin: GroupRow['origin']; permission?: GroupRow['permission']; actor: Actor }

/**
 * SCIM create (RFC 7644 §3.3) of a coerced resource, or the console's, with its members. Throws ScimError 409 uniqueness when a group has the
 * displayName, 400 invalidValue when that is missing or blank, or a member is no user; PermissionError when a person who is no admin any more
 * creates it.
 */
export async function createGroup({ resource, origin, permission = 'none', actor }: CreateGroup): Promise<GroupRow> {
  const columns = projectGroup(resource)
  const ids = groupMemberIds(resource)
  return inTransaction(async (tx) => {
    const created = await insert(tx, { ...columns, origin, permission })
    await requireActingAdmin(tx, actor)
    const changed = await changeGroupMembers(tx, { group: created, changes: [{ kind: 'add', ids }] })
    const count = changed.added.length
    const row = count > 0 ? await updateGroup(tx, created.id, { memberCount: { increment: count } }) : created
    const { after } = diffResources({}, writableGroup(row))
    const target = { kind: 'group' as const, id: row.id, name: row.displayName }
    await recordAuditEvent(tx, { actor, action: 'group.created', target, after: { ...after, permission, members: count } })
    await recordRoles(tx, { group: row, changed, actor })
    return row
  })
}

async function insert(tx: Tx, group: Omit<NewGroup, 'createdAt'>): Promise<GroupRow> {
  const row = await insertGroup(tx, { ...group, createdAt: now() })
  if (!row) throw groupNameClash(group.displayName, await selectGroupNameHolder(tx, group.displayNameKey))
  return row
}
