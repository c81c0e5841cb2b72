import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import type { Tx } from '@/lib/db/transaction'
import { type AboutKey, queueKeyAlert } from './queue-key-alert'

/** Keeps that keys were revoked and tells the other admins of each, in the transaction that revoked them. */
export async function recordKeysRevoked(tx: Tx, { keys, at, actor }: { keys: AboutKey[]; at: Date; actor: Actor }): Promise<void> {
  if (keys.length === 0) return
  for (const { id, name } of keys)
    await recordAuditEvent(tx, {
      actor,
      action: 'key.revoked',
      target: { kind: 'key', id, name },
      before: { revokedAt: null },
      after: { revokedAt: at.toISOString() },
    })
  await queueKeyAlert(tx, { kind: 'key_revoked', keys, actor })
}
