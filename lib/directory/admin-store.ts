import { empty, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

/**
 * Whether there is an active account, beside `exceptId`, with Admin of its own or from a group, and with a way in: a password, or a sign-in
 * before. Reads those who hold Admin and no others.
 */
export async function existsAdmin(tx: Tx, exceptId: number | null): Promise<boolean> {
  return exists(tx, adminSql(exceptId))
}

/**
 * The query of `existsAdmin`, apart so that its plan can be tested. The permissions stand in the text: their partial indexes need them there.
 * LATERAL with its LIMIT is run for each group that gives Admin and for no other; a plain join may read the members of all groups.
 */
export function adminSql(exceptId: number | null): Sql {
  const other = exceptId === null ? empty : sql`AND "User"."id" <> ${exceptId}`
  const canEnter = sql`"User"."active" AND "User"."removedAt" IS NULL AND ("User"."passwordHash" IS NOT NULL OR "User"."firstSignInAt" IS NOT NULL)`
  return sql`
    (SELECT 1 FROM "User" WHERE "User"."permission" = 'admin' AND ${canEnter} ${other} LIMIT 1)
    UNION ALL
    (SELECT 1 FROM "Group" CROSS JOIN LATERAL (
       SELECT 1 FROM "GroupMember" JOIN "User" ON "User"."id" = "GroupMember"."userId"
       WHERE "GroupMember"."groupId" = "Group"."id" AND ${canEnter} ${other} LIMIT 1) AS "holder"
     WHERE "Group"."permission" <> 'none' AND "Group"."permission" = 'admin' LIMIT 1)`
}

/** Whether a group gives the account Admin. */
export function holdsAdmin(tx: Tx, userId: number): Promise<boolean> {
  return exists(
    tx,
    sql`SELECT 1 FROM "GroupMember" JOIN "Group" ON "Group"."id" = "GroupMember"."groupId"
      WHERE "GroupMember"."userId" = ${userId} AND "Group"."permission" = 'admin' LIMIT 1`,
  )
}

/** Whether one of these accounts is active and was not removed. */
export function existsActiveUser(tx: Tx, userIds: number[]): Promise<boolean> {
  return exists(tx, sql`SELECT 1 FROM "User" WHERE "id" = ANY(${userIds}::int[]) AND "active" AND "removedAt" IS NULL LIMIT 1`)
}

async function exists(tx: Tx, query: Sql): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>(query)).length > 0
}
