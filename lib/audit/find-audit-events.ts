import { reader } from '@/lib/db/transaction'
import type { Actor } from './actor'
import type { AuditAction } from './audit-action'
import { type AuditEventRow, selectAuditEvents } from './audit-store'
import type { AuditTargetKind } from './record-audit-event'

export type { AuditEventRow } from './audit-store'

/**
 * Audit events about one target, newest first; `olderThan` is the id to go on from. With `actions` or `actorKinds`, only those.
 */
export async function findAuditEvents(input: {
  target: { kind: AuditTargetKind; id: number }
  actions?: AuditAction[]
  actorKinds?: Actor['kind'][]
  olderThan?: bigint
  limit: number
}): Promise<AuditEventRow[]> {
  const { target, actions, actorKinds, olderThan, limit } = input
  const where = { targetKind: target.kind, targetId: target.id, action: { in: actions }, actorKind: { in: actorKinds } }
  return selectAuditEvents(await reader(), { where, olderThan, limit })
}
