import { recordKeysRevoked } from '@/lib/alerts/record-keys-revoked'
import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { followUser } from '@/lib/invitations/follow-user'
import { diffResources } from '@/lib/scim/diff-resources'
import type { ScimResource } from '@/lib/scim/json'
import { revokeOwnedKeys } from './owned-key-store'
import { writableResource } from './scim-user'
import { refuseUserNameClash, userNameClash } from './user-name-clash'
import { projectUser } from './user-projection'
import {
  forgetEntraSessions,
  insertUser,
  lockCreateTarget,
  selectUserNameHolder,
  type UserColumns,
  type UserRow,
  updateUser,
} from './user-store'

/**
 * SCIM create (RFC 7644 §3.3) of a coerced resource; active unless it says otherwise. An account that was removed and has this
 * userName, else this externalId, comes back under its old id, with the new attributes in place of the old and without the permission,
 * the password, the person at Microsoft Entra ID, the sign-ins and the Management API keys that it had: it may be another's by now.
 * Throws ScimError 409 uniqueness when a live account has the userName, 400 invalidValue when userName is missing or too long.
 */
export async function createUser({ resource, actor }: { resource: ScimResource; actor: Actor }): Promise<UserRow> {
  const columns = projectUser(resource)
  return inTransaction(async (tx) => {
    const known = await lockCreateTarget(tx, columns)
    if (known && !known.removedAt) throw userNameClash(columns.userName, known.id)
    return known ? restore({ tx, removed: known, columns, actor }) : insert({ tx, columns, actor })
  })
}

async function insert({ tx, columns, actor }: { tx: Tx; columns: UserColumns; actor: Actor }): Promise<UserRow> {
  const at = now()
  const row = await insertUser(tx, { ...columns, origin: 'entra', lastProvisionedAt: at, createdAt: at, updatedAt: at })
  if (!row) throw userNameClash(columns.userName, await selectUserNameHolder(tx, columns.userNameKey))
  const { after } = diffResources({}, writableResource(row))
  await recordAuditEvent(tx, { actor, action: 'user.created', target: { kind: 'user', id: row.id, name: row.label }, after })
  await followUser(tx, { before: null, after: row, actor })
  return row
}

async function restore(input: { tx: Tx; removed: UserRow; columns: UserColumns; actor: Actor }): Promise<UserRow> {
  const { tx, removed, columns, actor } = input
  const at = now()
  const row = await updateUser(tx, removed.id, {
    ...columns,
    origin: 'entra',
    removedAt: null,
    permission: 'none',
    passwordHash: null,
    signInKey: null,
    entraObjectId: null,
    firstSignInAt: null,
    lastSignInAt: null,
    lastProvisionedAt: at,
    updatedAt: at,
    version: { increment: 1 },
  }).catch(refuseUserNameClash(columns.userName))
  await forgetEntraSessions(tx, row.id)
  const { before, after } = diffResources(withPermission(removed), withPermission(row))
  await recordAuditEvent(tx, { actor, action: 'user.restored', target: { kind: 'user', id: row.id, name: row.label }, before, after })
  await followUser(tx, { before: removed, after: row, actor })
  // Whoever left knows them, and nobody who is here took them over.
  await recordKeysRevoked(tx, { keys: await revokeOwnedKeys(tx, { ownerId: row.id, at }), at, actor })
  return row
}

function withPermission(row: UserRow): ScimResource {
  return { ...writableResource(row), permission: row.permission }
}
