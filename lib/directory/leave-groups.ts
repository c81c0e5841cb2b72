import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvents } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { deleteMembershipsOf, selectLeftGroups, selectLeftRoles } from './group-member-store'
import type { UserRow } from './user-store'

/** Takes an account out of all its groups, with their audit events. Call with the groups locked (lockGroupsOf), then the account. */
export async function leaveGroups(tx: Tx, { user, actor }: { user: UserRow; actor: Actor }): Promise<void> {
  const groups = await deleteMembershipsOf(tx, { userId: user.id, at: now() })
  if (groups.length === 0) return
  const ids = groups.map(({ id }) => id)
  await recordAuditEvents(tx, { actor, action: 'group.members_changed', targetKind: 'group', targets: selectLeftGroups(ids) })
  await recordAuditEvents(tx, { actor, action: 'user.role_removed', targetKind: 'user', targets: selectLeftRoles(ids, user) })
}
