import type { Permission } from '@/lib/db/generated/client'
import { type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import { CAN_ENTER } from './admin-store'

export type AccessRow = { label: string; total: bigint; includesActor: boolean }

/**
 * The members of a role who hold no `permission` of their own and through no other role, nor a stronger one: `limit` of them by name, each row
 * with how many there are and whether `actorId` is among them.
 */
export function selectMembersWithout(tx: Tx, input: MembersWithout): Promise<AccessRow[]> {
  return tx.$queryRaw<AccessRow[]>(membersWithoutSql(input))
}

export type MembersWithout = { groupId: number; permission: Permission; actorId: number; limit: number }

/** The query of `selectMembersWithout`, apart so that its plan can be tested. The type Permission lists the strongest first. */
export function membersWithoutSql({ groupId, permission, actorId, limit }: MembersWithout): Sql {
  const wanted = sql`CAST(${permission} AS "Permission")`
  return sql`SELECT person."label", count(*) OVER () AS "total", bool_or(person."id" = ${actorId}) OVER () AS "includesActor"
    FROM "GroupMember" AS membership JOIN "User" AS person ON person."id" = membership."userId"
    WHERE membership."groupId" = ${groupId} AND person."permission" > ${wanted} AND NOT EXISTS (
      SELECT 1 FROM "GroupMember" AS other JOIN "Group" AS role ON role."id" = other."groupId"
      WHERE other."userId" = membership."userId" AND other."groupId" <> ${groupId} AND role."permission" <= ${wanted})
    ORDER BY person."labelKey", person."id" LIMIT ${limit}`
}

/** Whether the role has an active member, and nobody who can sign in has Admin but through it. For a role that gives Admin. */
export async function selectIsLastAdminRole(tx: Tx, groupId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isLast: boolean }[]>(sql`
    SELECT EXISTS (
      SELECT 1 FROM "GroupMember" JOIN "User" ON "User"."id" = "GroupMember"."userId"
      WHERE "GroupMember"."groupId" = ${groupId} AND "User"."active" AND "User"."removedAt" IS NULL
    ) AND NOT EXISTS (SELECT 1 FROM "User" WHERE "User"."permission" = 'admin' AND ${CAN_ENTER})
    AND NOT EXISTS (
      SELECT 1 FROM "Group" CROSS JOIN LATERAL (
        SELECT 1 FROM "GroupMember" JOIN "User" ON "User"."id" = "GroupMember"."userId"
        WHERE "GroupMember"."groupId" = "Group"."id" AND ${CAN_ENTER} LIMIT 1) AS "holder"
      WHERE "Group"."permission" <> 'none' AND "Group"."permission" = 'admin' AND "Group"."id" <> ${groupId}
    ) AS "isLast"`)
  return row?.isLast ?? false
}
