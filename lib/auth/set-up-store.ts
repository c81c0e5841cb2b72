import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

/** Any number that no other lock of this database uses. */
const SET_UP_LOCK = 1_805_210_512

/** Makes submits of the set-up form wait for each other until the transaction ends, over all instances. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SET_UP_LOCK})`
}

/** Whether an active account holds Admin, its own or from a group. */
export async function hasActiveAdmin(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>(sql`
    (SELECT 1 FROM "User" WHERE "permission" = 'admin' AND "active" AND "removedAt" IS NULL LIMIT 1)
    UNION ALL
    (SELECT 1 FROM "Group" JOIN "GroupMember" ON "groupId" = "Group"."id" JOIN "User" ON "User"."id" = "userId"
     WHERE "Group"."permission" = 'admin' AND "User"."active" AND "User"."removedAt" IS NULL LIMIT 1)`)
  return rows.length > 0
}

export async function insertLink(tx: Tx, hash: string, createdAt: Date): Promise<void> {
  await tx.setUpLink.create({ data: { hash, createdAt } })
}

export async function deleteLinksBefore(tx: Tx, before: Date): Promise<void> {
  await tx.setUpLink.deleteMany({ where: { createdAt: { lte: before } } })
}

/** Whether the link was made after `after` and has not been used. */
export async function isLinkOpen(tx: Tx, hash: string, after: Date): Promise<boolean> {
  return (await tx.setUpLink.findFirst({ where: { hash, usedAt: null, createdAt: { gt: after } }, select: { hash: true } })) !== null
}

export async function markLinkUsed(tx: Tx, hash: string, usedAt: Date): Promise<void> {
  await tx.setUpLink.update({ where: { hash }, data: { usedAt } })
}
