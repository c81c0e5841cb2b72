import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent, recordAuditEvents } from '@/lib/audit/record-audit-event'
import type { Tx } from '@/lib/db/transaction'
import type { ChangedMembers } from './change-group-members'
import { selectRoleTargets } from './group-member-store'
import type { GroupRow } from './group-row'

type Change = { group: GroupRow; changed: ChangedMembers; actor: Actor }

/** Audit of changed members: one event on the group with their numbers, and one on each account, so that its timeline tells it. */
export async function recordMemberChanges(tx: Tx, { group, changed, actor }: Change): Promise<void> {
  const { added, removed } = changed
  if (added.length + removed.length === 0) return
  const target = { kind: 'group' as const, id: group.id, name: group.displayName }
  const counts = { ...(added.length > 0 && { added: added.length }), ...(removed.length > 0 && { removed: removed.length }) }
  const after = { ...counts, members: group.memberCount }
  await recordAuditEvent(tx, { actor, action: 'group.members_changed', target, after })
  await recordRoles(tx, { group, changed, actor })
}

/** The events on the accounts alone: for a group that was created or deleted, whose own event says the rest. */
export async function recordRoles(tx: Tx, { group, changed, actor }: Change): Promise<void> {
  const lists = [
    { action: 'user.role_added' as const, userIds: changed.added },
    { action: 'user.role_removed' as const, userIds: changed.removed },
  ]
  for (const { action, userIds } of lists) {
    if (userIds.length === 0) continue
    await recordAuditEvents(tx, { actor, action, targetKind: 'user', targets: selectRoleTargets(group, userIds) })
  }
}
