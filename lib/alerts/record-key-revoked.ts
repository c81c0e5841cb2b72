import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import type { Tx } from '@/lib/db/transaction'
import { type AboutKey, queueKeyAlert } from './queue-key-alert'

/** Keeps that a key was revoked and tells the other admins, in the transaction that revoked it. */
export async function recordKeyRevoked(tx: Tx, { key, at, actor }: { key: AboutKey; at: Date; actor: Actor }): Promise<void> {
  await recordAuditEvent(tx, {
    actor,
    action: 'key.revoked',
    target: { kind: 'key', id: key.id, name: key.name },
    before: { revokedAt: null },
    after: { revokedAt: at.toISOString() },
  })
  await queueKeyAlert(tx, { kind: 'key_revoked', key, actor })
}
