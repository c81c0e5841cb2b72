import type { AuditEvent, Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/transaction'

export type AuditEventRow = AuditEvent

export async function insertAuditEvent(tx: Tx, data: Prisma.AuditEventCreateInput): Promise<void> {
  await tx.auditEvent.create({ data, select: { id: true } })
}

/** Newest first. */
export function selectAuditEvents(
  tx: Tx,
  input: { where: Prisma.AuditEventWhereInput; olderThan?: bigint; limit: number },
): Promise<AuditEventRow[]> {
  const { where, olderThan, limit } = input
  return tx.auditEvent.findMany({
    where: olderThan === undefined ? where : { AND: [where, { id: { lt: olderThan } }] },
    orderBy: { id: 'desc' },
    take: limit,
  })
}
