import type { Actor } from '@/lib/audit/actor'
import type { Tx } from '@/lib/db/transaction'
import { PermissionError } from '@/lib/permission-error'
import { isActiveAdmin } from './admin-store'

/**
 * Asks once more whether the person who acts is an active admin, in the transaction that changes something for them and after it has locked
 * what it changes: whoever took Admin from them may have had that lock, and their request was let through before. Keys and the server itself
 * are no persons. Throws PermissionError.
 */
export async function requireActingAdmin(tx: Tx, { kind, id }: Actor): Promise<void> {
  if (kind !== 'user') return
  if (id === null || !(await isActiveAdmin(tx, id))) throw new PermissionError('admin')
}
