import { queueStoppedKeyAlerts } from '@/lib/alerts/queue-key-alert'
import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { followUser } from '@/lib/invitations/follow-user'
import { diffResources, type ResourceDiff } from '@/lib/scim/diff-resources'
import type { ScimResource } from '@/lib/scim/json'
import { requireAnotherAdmin } from './last-admin'
import { writableResource } from './scim-user'
import { refuseUserNameClash, userNameClash } from './user-name-clash'
import { projectUser } from './user-projection'
import { selectUserNameHolder, type UserRow, updateUser } from './user-store'

/** An account locked by `tx`, what it shall be, and who says so. `provisioned`: it came from the identity provider. */
type SaveUser = { row: UserRow; resource: ScimResource; actor: Actor; provisioned: boolean }

/**
 * Writes what PATCH, PUT or the console made of an account, with its audit events: user.disabled or user.enabled for `active`,
 * user.updated for the rest. Version and time of change move only when something changed. A resource without `active` leaves it
 * as it is: neither disabling nor enabling happens by omission. Throws ScimError 409 uniqueness, LastAdminError.
 */
export async function saveUser(tx: Tx, { row, resource, actor, provisioned }: SaveUser): Promise<UserRow> {
  const wanted = { ...resource, active: typeof resource.active === 'boolean' ? resource.active : row.active }
  const diff = diffResources(writableResource(row), wanted)
  const contact = provisioned ? { origin: 'entra' as const, lastProvisionedAt: now() } : {}
  if (!changedPaths(diff).length) return provisioned ? updateUser(tx, row.id, contact) : row

  const columns = projectUser(wanted)
  const disabling = row.active && !columns.active
  if (disabling) await requireAnotherAdmin(tx, row)
  if (columns.userNameKey !== row.userNameKey) await requireFreeUserName(tx, columns)
  const saved = await updateUser(tx, row.id, {
    ...columns,
    ...contact,
    updatedAt: now(),
    version: { increment: 1 },
    ...(disabling && { sessionEpoch: { increment: 1 } }),
  }).catch(refuseUserNameClash(columns.userName))
  await recordChanges(tx, { saved, diff, actor })
  await followUser(tx, { before: row, after: saved, actor })
  if (disabling) await queueStoppedKeyAlerts(tx, { owner: { id: saved.id, name: saved.label }, actor })
  return saved
}

async function requireFreeUserName(tx: Tx, { userName, userNameKey }: { userName: string; userNameKey: string }): Promise<void> {
  const holderId = await selectUserNameHolder(tx, userNameKey)
  if (holderId !== null) throw userNameClash(userName, holderId)
}

async function recordChanges(tx: Tx, { saved, diff, actor }: { saved: UserRow; diff: ResourceDiff; actor: Actor }): Promise<void> {
  const target = { kind: 'user' as const, id: saved.id, name: saved.label }
  const { active: activeBefore, ...before } = diff.before
  const { active: activeAfter, ...after } = diff.after
  if (changedPaths({ before, after }).length) await recordAuditEvent(tx, { actor, action: 'user.updated', target, before, after })
  if (activeAfter === undefined) return
  const action = activeAfter === true ? 'user.enabled' : 'user.disabled'
  await recordAuditEvent(tx, { actor, action, target, before: { active: activeBefore ?? null }, after: { active: activeAfter } })
}

function changedPaths({ before, after }: ResourceDiff): string[] {
  return Object.keys({ ...before, ...after })
}
