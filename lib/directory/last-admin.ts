import type { Tx } from '@/lib/db/transaction'
import { ScimError } from '@/lib/scim/scim-error'
import { existsOtherActiveAdmin, lockAdmins, type UserRow } from './user-store'

/** The refusal to take access away from the only admin: 403 in SCIM, its message as it is in the console. */
export class LastAdminError extends ScimError {
  constructor(userName: string) {
    super(
      'lastAdmin',
      `${userName} is the last active admin of this console, and it cannot be left without one. ` +
        'Give another active account that can sign in the permission Admin, then try again.',
    )
    this.name = 'LastAdminError'
  }
}

/**
 * The one rule that may refuse to disable or remove an account: the last active admin who can sign in stays. For SCIM and console alike;
 * call it in the transaction that takes the access away, before it does. Throws LastAdminError.
 * Whoever disables an admin holds a lock until its transaction ends: of two who disable the last two, the second sees the first.
 */
export async function requireAnotherAdmin(tx: Tx, row: UserRow): Promise<void> {
  if (row.permission !== 'admin' || !row.active || row.removedAt) return
  await lockAdmins(tx)
  if (!(await existsOtherActiveAdmin(tx, row.id))) throw new LastAdminError(row.userName)
}
