import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { inTransaction } from '@/lib/db/transaction'
import { ScimError } from '@/lib/scim/scim-error'
import { requireAdminBeside } from './last-admin'
import { requireActingAdmin } from './require-acting-admin'
import { unknownUser } from './user-id'
import { lockUser, updateUser, type UserRow } from './user-store'

type SetUserPermission = { userId: number; permission: UserRow['permission']; actor: Actor }

/**
 * Sets from the console what an account may do there by itself, beside what its roles give it; open sessions see it at their next request.
 * SCIM shows no permissions, so its version and time of change stay. Nothing happens when it is so already. Throws ScimError 404, and 409 for
 * a removed account and for Admin to one that is disabled; LastAdminError; PermissionError when `actor` is no admin any more.
 */
export async function setUserPermission({ userId, permission, actor }: SetUserPermission): Promise<UserRow> {
  return inTransaction(async (tx) => {
    const row = await lockUser(tx, userId)
    await requireActingAdmin(tx, actor)
    if (!row) throw unknownUser(userId)
    if (row.permission === permission) return row
    requireCanHold(row, permission)
    const saved = await updateUser(tx, row.id, { permission })
    await requireAdminBeside(tx, row)
    const target = { kind: 'user' as const, id: saved.id, name: saved.label }
    const change = { before: { permission: row.permission }, after: { permission } }
    await recordAuditEvent(tx, { actor, action: 'user.permission_changed', target, ...change })
    return saved
  })
}

function requireCanHold({ userName, active, removedAt }: UserRow, permission: UserRow['permission']): void {
  if (permission === 'none') return
  if (removedAt) throw new ScimError('conflict', `The identity provider removed ${userName}. Assign the user there again first.`)
  if (permission === 'admin' && !active) throw new ScimError('conflict', `${userName} is disabled. Enable the user first, then give Admin.`)
}
