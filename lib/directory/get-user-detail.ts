import { findAuditEvents } from '@/lib/audit/find-audit-events'
import type { AuditAction } from '@/lib/audit/audit-action'
import { reader } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { findInvitations, type Invitation } from '@/lib/invitations/find-invitations'
import type { ScimResource } from '@/lib/scim/json'
import { existsAdmin } from './admin-store'
import { countRefusedSignIns, selectUser } from './console-user-store'
import { strongest } from './effective-permission'
import type { UserGroup } from './group-row'
import { findManagerNames } from './find-manager-names'
import { toScimUser } from './scim-user'
import { type SentencePart, statusSentence, type StatusFacts } from './status-sentence'
import { type AttributeGroup, userAttributes } from './user-attributes'
import type { UserRow } from './user-store'
import { findGroupsOf } from './user-groups'
import { type UserStatus, userStatus } from './user-status'

export type UserDetail = Pick<
  UserRow,
  | 'id'
  | 'email'
  | 'userName'
  | 'externalId'
  | 'origin'
  | 'permission'
  | 'createdAt'
  | 'firstSignInAt'
  | 'lastSignInAt'
  | 'lastProvisionedAt'
> & {
  name: string
  status: UserStatus
  /** The groups it is a direct member of. `permission` is the strongest of theirs and its own, which is `directPermission`. */
  roles: UserGroup[]
  directPermission: UserRow['permission']
  /** The one account that nobody can disable (last-admin.ts). */
  isLastAdmin: boolean
  /** What became of the last invitation of somebody who never signed in. */
  invitation: Invitation | null
  sentence: SentencePart[]
  attributes: AttributeGroup[]
  scim: ScimResource
}

/** The audit events that can have put an account into its status. */
const CAUSES: Record<UserStatus, AuditAction[]> = {
  invited: ['user.created', 'user.restored', 'user.enabled'],
  active: [],
  disabled: ['user.disabled', 'user.created', 'user.restored'],
  removed: ['user.removed'],
}

/** Everything the console knows about an account, removed ones included; null when there is none with this id. */
export async function getUserDetail(id: number): Promise<UserDetail | null> {
  const row = await selectUser(await reader(), id)
  if (!row) return null
  const { label: name, email, userName, externalId, origin, permission: directPermission, createdAt } = row
  const { firstSignInAt, lastSignInAt, lastProvisionedAt } = row
  const roles = (await findGroupsOf([id])).get(id) ?? []
  const permission = strongest([directPermission, ...roles.map((role) => role.permission)])
  const access = { roles, permission, directPermission }
  const facts = { id, name, email, userName, externalId, origin, ...access, createdAt, firstSignInAt, lastSignInAt, lastProvisionedAt }
  const scim = toScimUser(row, `${env.APP_URL}/v1/provisioning/scim`, {
    groups: roles,
    managerName: (await findManagerNames([row])).get(id),
  })
  const invitation = firstSignInAt ? null : ((await findInvitations([id])).get(id) ?? null)
  const sentence = statusSentence(await statusFacts(row, invitation))
  const status = userStatus(row)
  const isLast = await isLastAdmin({ ...row, permission })
  return { ...facts, status, isLastAdmin: isLast, invitation, sentence, attributes: userAttributes(scim), scim }
}

async function isLastAdmin({ id, permission, active, removedAt }: UserRow): Promise<boolean> {
  return permission === 'admin' && active && !removedAt && !(await existsAdmin(await reader(), id))
}

async function statusFacts(row: UserRow, invitation: Invitation | null): Promise<StatusFacts> {
  const { id, createdAt, lastSignInAt, removedAt } = row
  const status = userStatus(row)
  const cause = await findCause(id, status)
  const since = status === 'disabled' || status === 'removed' ? (cause?.at ?? removedAt) : null
  const refusedSignIns = since ? await countRefusedSignIns(await reader(), { userId: id, since }) : 0
  return { status, createdAt, lastSignInAt, removedAt, cause, refusedSignIns, invitation: invitation?.state ?? null }
}

async function findCause(id: number, status: UserStatus): Promise<StatusFacts['cause']> {
  const actions = CAUSES[status]
  if (actions.length === 0) return null
  const [event] = await findAuditEvents({ target: { kind: 'user', id }, actions, limit: 1 })
  const action = actions.find((candidate) => candidate === event?.action)
  return event && action ? { action, at: event.at, actor: { kind: event.actorKind, name: event.actorName } } : null
}
