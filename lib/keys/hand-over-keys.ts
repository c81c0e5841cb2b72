import type { Actor } from '@/lib/audit/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { changeOwner } from './change-owner'
import { requirePerson } from './key-rules'
import { selectKeysOf } from './key-store'

/**
 * Makes the acting admin the owner of every key of an account that was neither revoked nor has expired: each keeps its secret and goes on
 * working, whatever becomes of the account in the same transaction. Returns how many there were; none when it is the admin's own account.
 * Throws KeyError `no_owner`.
 */
export async function handOverKeys(tx: Tx, { ownerId, actor }: { ownerId: number; actor: Actor }): Promise<number> {
  if (requirePerson(actor) === ownerId) return 0
  const keys = await selectKeysOf(tx, { ownerIds: [ownerId], at: now() })
  let taken = 0
  for (const old of keys) if (await changeOwner(tx, { old, actor })) taken++
  return taken
}
