import type { Actor } from '@/lib/audit/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { changeOwner } from './change-owner'
import { requireActive, requirePerson } from './key-rules'
import { holdAccounts, selectKeysOf } from './key-store'

/**
 * Makes the acting admin the owner of every key of an account that was neither revoked nor has expired: each keeps its secret and goes on
 * working, whatever becomes of the account in the same transaction. Returns how many there were; none when it is the admin's own account.
 * Throws KeyError `no_owner`, also when the admin's account was disabled meanwhile.
 */
export async function handOverKeys(tx: Tx, { ownerId, actor }: { ownerId: number; actor: Actor }): Promise<number> {
  const me = requirePerson(actor)
  if (me === ownerId) return 0
  requireActive(me, await holdAccounts(tx, [me]))
  const keys = await selectKeysOf(tx, { ownerIds: [ownerId], at: now() })
  let taken = 0
  for (const old of keys) if (await changeOwner(tx, { old, actor })) taken++
  return taken
}
