import type { Actor } from '@/lib/audit/actor'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { ScimError } from '@/lib/scim/scim-error'
import { requireActingAdmin } from './require-acting-admin'
import { saveUser } from './save-user'
import { writableResource } from './scim-user'
import { unknownUser } from './user-id'
import { lockUser, type UserRow } from './user-store'

type SetUserActive = {
  id: number
  active: boolean
  actor: Actor
  /** Runs first, in the same transaction. */
  alongside?: (tx: Tx) => Promise<unknown>
}

/**
 * Disables or enables an account from the console. Disabling ends its sessions. Nothing happens when it is so already; with `alongside`, both
 * happen or neither.
 * Throws LastAdminError, PermissionError when `actor` is no admin any more, and ScimError 404 for an unknown account and 409 for one that the
 * identity provider removed: only the identity provider brings it back.
 */
export async function setUserActive({ id, active, actor, alongside }: SetUserActive): Promise<UserRow> {
  return inTransaction(async (tx) => {
    await alongside?.(tx)
    const row = await lockUser(tx, id)
    await requireActingAdmin(tx, actor)
    if (!row) throw unknownUser(id)
    if (row.removedAt && active)
      throw new ScimError(
        'conflict',
        `The identity provider removed ${row.userName}. Assign the user there again to bring the account back.`,
      )
    return saveUser(tx, { row, resource: { ...writableResource(row), active }, actor, provisioned: false })
  })
}
