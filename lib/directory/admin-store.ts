import { empty, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import { EFFECTIVE_PERMISSION } from './effective-permission'
import type { UserRow } from './user-store'

/** Held, alone or with others, by whoever takes access from an account. It is taken last: who holds it waits for no row. */
const ADMIN_LOCK = 518_200_001

/** Whether the account in "User" is active and has a way in: a password, or a sign-in before. */
export const CAN_ENTER: Sql = sql`"User"."active" AND "User"."removedAt" IS NULL AND ("User"."passwordHash" IS NOT NULL OR "User"."firstSignInAt" IS NOT NULL)`

/** Waits until no other transaction may be taking access from an account, and keeps all from it until this one ends. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${ADMIN_LOCK})`)
}

/**
 * The same for taking access from this account, beside others who take it from accounts without Admin; alone when this one seems to have it.
 * Whether it has is to be read afterwards. To guess first spares two admins from sharing the lock and waiting for each other to let go.
 */
export async function lockAdminsFor(tx: Tx, { id, permission }: Pick<UserRow, 'id' | 'permission'>): Promise<void> {
  await tx.$executeRaw(sql`
    SELECT CASE WHEN ${permission === 'admin'} OR EXISTS (${adminGroupSql(id)}) THEN pg_advisory_xact_lock(${ADMIN_LOCK})
      ELSE pg_advisory_xact_lock_shared(${ADMIN_LOCK}) END`)
}

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
  return sql`
    (SELECT 1 FROM "User" WHERE "User"."permission" = 'admin' AND ${CAN_ENTER} ${other} LIMIT 1)
    UNION ALL
    (SELECT 1 FROM "Group" CROSS JOIN LATERAL (
       SELECT 1 FROM "GroupMember" JOIN "User" ON "User"."id" = "GroupMember"."userId"
       WHERE "GroupMember"."groupId" = "Group"."id" AND ${CAN_ENTER} ${other} LIMIT 1) AS "holder"
     WHERE "Group"."permission" <> 'none' AND "Group"."permission" = 'admin' LIMIT 1)`
}

/** Whether a group gives the account Admin. */
export function holdsAdmin(tx: Tx, userId: number): Promise<boolean> {
  return exists(tx, adminGroupSql(userId))
}

function adminGroupSql(userId: number): Sql {
  return sql`SELECT 1 FROM "GroupMember" JOIN "Group" ON "Group"."id" = "GroupMember"."groupId"
    WHERE "GroupMember"."userId" = ${userId} AND "Group"."permission" = 'admin' LIMIT 1`
}

/** Whether the account is active, was not removed and has Admin of its own or from a group. */
export function isActiveAdmin(tx: Tx, userId: number): Promise<boolean> {
  return exists(
    tx,
    sql`SELECT 1 FROM "User" WHERE "id" = ${userId} AND "active" AND "removedAt" IS NULL AND ${EFFECTIVE_PERMISSION} = 'admin'`,
  )
}

/** Whether one of these accounts is active and was not removed. */
export function existsActiveUser(tx: Tx, userIds: number[]): Promise<boolean> {
  return exists(tx, sql`SELECT 1 FROM "User" WHERE "id" = ANY(${userIds}::int[]) AND "active" AND "removedAt" IS NULL LIMIT 1`)
}

async function exists(tx: Tx, query: Sql): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>(query)).length > 0
}
