import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { diffResources } from '@/lib/scim/diff-resources'
import type { ScimResource } from '@/lib/scim/json'
import type { MemberChange } from '@/lib/scim/patch/member-changes'
import { changeGroupMembers } from './change-group-members'
import { groupNameClash, refuseGroupNameClash } from './group-name-clash'
import { projectGroup } from './group-projection'
import type { GroupRow } from './group-row'
import { type GroupColumns, selectGroupNameHolder, updateGroup } from './group-store'
import { requireAdminLeft } from './last-admin'
import { recordMemberChanges } from './record-member-changes'
import { writableGroup } from './scim-group'

/** A group locked by `tx`, what it shall be, how its members change, and who says so. `provisioned`: it came from the identity provider. */
type SaveGroup = { row: GroupRow; resource: ScimResource; members: MemberChange[]; actor: Actor; provisioned: boolean }

/**
 * Writes what PATCH, PUT or the console made of a group, with its audit events. Version and time of change move only when something
 * changed, members included. Throws ScimError 409 uniqueness, 400 invalidValue, LastAdminError.
 */
export async function saveGroup(tx: Tx, { row, resource, members, actor, provisioned }: SaveGroup): Promise<GroupRow> {
  const columns = projectGroup(resource)
  const diff = diffResources(writableGroup(row), writableGroup(columns))
  if (columns.displayNameKey !== row.displayNameKey) await requireFreeName(tx, columns)
  const changed = await changeGroupMembers(tx, { groupId: row.id, changes: members })
  const renamed = Object.keys({ ...diff.before, ...diff.after }).length > 0
  const claimed = provisioned && row.origin !== 'entra' ? { origin: 'entra' as const } : {}
  const moved = changed.added.length + changed.removed.length > 0
  if (!renamed && !moved) return 'origin' in claimed ? updateGroup(tx, row.id, claimed) : row

  const saved = await updateGroup(tx, row.id, {
    ...columns,
    ...claimed,
    memberCount: { increment: changed.added.length - changed.removed.length },
    version: { increment: 1 },
    updatedAt: now(),
  }).catch(refuseGroupNameClash(columns.displayName))
  await requireAdminLeft(tx, { group: row, userIds: changed.removed })
  const target = { kind: 'group' as const, id: saved.id, name: saved.displayName }
  if (renamed) await recordAuditEvent(tx, { actor, action: 'group.updated', target, ...diff })
  await recordMemberChanges(tx, { group: saved, changed, actor })
  return saved
}

async function requireFreeName(tx: Tx, { displayName, displayNameKey }: GroupColumns): Promise<void> {
  const holderId = await selectGroupNameHolder(tx, displayNameKey)
  if (holderId !== null) throw groupNameClash(displayName, holderId)
}
