import type { AuditEvent, Prisma } from '@/lib/db/generated/client'
import { type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

export type AuditEventRow = AuditEvent

export async function insertAuditEvent(tx: Tx, data: Prisma.AuditEventCreateInput): Promise<void> {
  await tx.auditEvent.create({ data, select: { id: true } })
}

/** One event for each row of `targets`, which has "id", "name" and "after". */
export async function insertAuditEvents(
  tx: Tx,
  events: Pick<AuditEvent, 'at' | 'actorKind' | 'actorId' | 'actorName' | 'address' | 'requestId' | 'action' | 'targetKind'> & {
    targets: Sql
  },
): Promise<void> {
  const { at, actorKind, actorId, actorName, address, requestId, action, targetKind, targets } = events
  await tx.$executeRaw(sql`
    INSERT INTO "AuditEvent" ("at", "actorKind", "actorId", "actorName", "address", "requestId", "action", "targetKind", "targetId",
      "targetName", "before", "after")
    SELECT ${at}::timestamptz, ${actorKind}::"ActorKind", ${actorId}::int, ${actorName}::text, ${address}::text, ${requestId}::text,
      ${action}::text, ${targetKind}::"AuditTarget", "target"."id", "target"."name", '{}'::jsonb, "target"."after"
    FROM (${targets}) AS "target"`)
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
