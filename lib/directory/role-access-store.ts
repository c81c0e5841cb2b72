import type { Permission } from '@/lib/db/generated/client'
import { type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

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
