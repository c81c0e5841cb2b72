import { recordKeysRevoked } from '@/lib/alerts/record-keys-revoked'
import type { Actor } from '@/lib/audit/actor'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/transaction'
import { requireKey } from './key-rules'
import { type KeyRow, selectKey, updateRevoked } from './key-store'

/**
 * Revokes a key for good, from the next request on, and tells the other admins. Revoking it again changes nothing, and leaves no second audit
 * event and no second mail.
 * Throws KeyError `not_found`.
 */
export async function revokeKey(input: { keyId: number; actor: Actor }): Promise<KeyRow> {
  const { keyId, actor } = input
  return inTransaction(async (tx) => {
    const at = now()
    const revoked = await updateRevoked(tx, { id: keyId, at })
    const key = requireKey(await selectKey(tx, keyId))
    if (revoked) await recordKeysRevoked(tx, { keys: [key], at, actor })
    return key
  })
}
