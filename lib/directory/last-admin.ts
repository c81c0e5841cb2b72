import type { Tx } from '@/lib/db/transaction'
import { ScimError } from '@/lib/scim/scim-error'
import { existsActiveUser, existsAdmin, holdsAdmin, lockAdmins, lockAdminsFor } from './admin-store'
import type { GroupRow } from './group-row'
import type { UserRow } from './user-store'

/** The refusal to take access away from the only admin: 403 in SCIM, its message as it is in the console. */
export class LastAdminError extends ScimError {
  constructor(cause: string) {
    super(
      'lastAdmin',
      `${cause} of this console, and it cannot be left without one. ` +
        'Give another active account that can sign in the permission Admin, then try again.',
    )
    this.name = 'LastAdminError'
  }
}

/**
 * The one rule that may refuse to disable or remove an account: the last active admin who can sign in stays, whether the permission is its own
 * or comes from a group. For SCIM and console alike; call it in the transaction that takes the access away, before it does.
 * Throws LastAdminError.
 * Whoever takes access away holds a lock until its transaction ends, alone when it is Admin, shared when it is not: who takes Admin away sees
 * all that went before, and no account counts as an admin left that is being disabled.
 */
export async function requireAnotherAdmin(tx: Tx, row: UserRow): Promise<void> {
  if (!row.active || row.removedAt) return
  await lockAdminsFor(tx, row)
  if (row.permission !== 'admin' && !(await holdsAdmin(tx, row.id))) return
  await lockAdmins(tx)
  if (!(await existsAdmin(tx, row.id))) throw new LastAdminError(`${row.userName} is the last active admin`)
}

/**
 * The same rule for a group that gave Admin and no longer does, to all or some of its members: `group` as it was before. Call it in the
 * transaction, after the change; `userIds` are those who lost what the group gave. Throws LastAdminError.
 */
export async function requireAdminLeft(tx: Tx, { group, userIds }: { group: GroupRow; userIds: number[] }): Promise<void> {
  if (group.permission !== 'admin' || userIds.length === 0) return
  await lockAdmins(tx)
  if ((await existsAdmin(tx, null)) || !(await existsActiveUser(tx, userIds))) return
  throw new LastAdminError(`The group "${group.displayName}" gives Admin to the last active admin`)
}

/**
 * The same rule for an account that had Admin of its own and no longer does: `row` as it was before. Call it in the transaction, after the
 * change. Throws LastAdminError.
 */
export async function requireAdminBeside(tx: Tx, row: UserRow): Promise<void> {
  if (row.permission !== 'admin' || !row.active || row.removedAt) return
  await lockAdmins(tx)
  if (!(await existsAdmin(tx, null))) throw new LastAdminError(`${row.userName} is the last active admin`)
}
