import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import type { Actor } from './actor'
import type { AuditAction } from './audit-action'
import { insertAuditEvent } from './audit-store'

/** Values of the changed attributes, by their path. Never a secret. */
export type AuditValues = { [path: string]: AuditValue }
export type AuditValue = null | boolean | number | string | AuditValue[] | { [key: string]: AuditValue }

export type AuditTarget = { kind: 'user' | 'key'; id: number; name: string }

/** Writes who did what to whom, in the transaction that does it: both are kept, or neither. */
export async function recordAuditEvent(
  tx: Tx,
  event: { actor: Actor; action: AuditAction; target: AuditTarget; before?: AuditValues; after?: AuditValues },
): Promise<void> {
  const { actor, action, target, before = {}, after = {} } = event
  await insertAuditEvent(tx, {
    at: now(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    address: actor.address,
    requestId: actor.requestId,
    action,
    targetKind: target.kind,
    targetId: target.id,
    targetName: target.name,
    before,
    after,
  })
}
