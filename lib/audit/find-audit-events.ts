import { reader } from '@/lib/db/transaction'
import { type AuditEventRow, selectAuditEvents } from './audit-store'

export type { AuditEventRow } from './audit-store'

/** Audit events about one target, newest first; `olderThan` is the id to go on from. */
export async function findAuditEvents(input: {
  target: { kind: 'user' | 'key'; id: number }
  olderThan?: bigint
  limit: number
}): Promise<AuditEventRow[]> {
  const { target, olderThan, limit } = input
  return selectAuditEvents(await reader(), { where: { targetKind: target.kind, targetId: target.id }, olderThan, limit })
}
