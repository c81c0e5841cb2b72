import { now } from '@/lib/clock'
import type { Sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { Actor } from './actor'
import type { AuditAction } from './audit-action'
import { insertAuditEvent, insertAuditEvents } from './audit-store'

/** Values of the changed attributes, by their path. Never a secret. */
export type AuditValues = { [path: string]: AuditValue }
export type AuditValue = null | boolean | number | string | AuditValue[] | { [key: string]: AuditValue }

export type AuditTargetKind = 'user' | 'key' | 'group' | 'settings'
export type AuditTarget = { kind: AuditTargetKind; id: number; name: string }

/** Writes who did what to whom, in the transaction that does it: both are kept, or neither. */
export async function recordAuditEvent(
  tx: Tx,
  event: { actor: Actor; action: AuditAction; target: AuditTarget; before?: AuditValues; after?: AuditValues },
): Promise<void> {
  const { action, target, before = {}, after = {} } = event
  await insertAuditEvent(tx, {
    ...origin(event.actor),
    action,
    targetKind: target.kind,
    targetId: target.id,
    targetName: target.name,
    before,
    after,
  })
}

/**
 * Writes the same of many targets, in one statement. `targets` selects them: rows of "id", "name" and "after", which is a JSON object of
 * AuditValues.
 */
export async function recordAuditEvents(
  tx: Tx,
  events: { actor: Actor; action: AuditAction; targetKind: AuditTargetKind; targets: Sql },
): Promise<void> {
  const { actor, action, targetKind, targets } = events
  await insertAuditEvents(tx, { ...origin(actor), action, targetKind, targets })
}

function origin({ kind, id, name, address, requestId }: Actor) {
  return { at: now(), actorKind: kind, actorId: id, actorName: name, address, requestId }
}
