import { readRows } from '@/lib/db/read-rows'
import { type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { GroupMemberRow, UserGroup } from './group-row'
import { NOT_REMOVED } from './user-store'

/** The members of these groups, group by group in the order of their ids. */
export function selectMembers(groupIds: number[]): Promise<GroupMemberRow[]> {
  return readRows<GroupMemberRow>(sql`
    SELECT "GroupMember"."groupId", "GroupMember"."userId", "User"."label"
    FROM "GroupMember" JOIN "User" ON "User"."id" = "GroupMember"."userId"
    WHERE "GroupMember"."groupId" = ANY(${groupIds}::int[]) ORDER BY "GroupMember"."groupId", "GroupMember"."userId"`)
}

/** The groups of these accounts, by name. */
export function selectGroupsOf(userIds: number[]): Promise<(UserGroup & { userId: number })[]> {
  return readRows<UserGroup & { userId: number }>(sql`
    SELECT "GroupMember"."userId", "Group"."id", "Group"."displayName", "Group"."permission"
    FROM "GroupMember" JOIN "Group" ON "Group"."id" = "GroupMember"."groupId"
    WHERE "GroupMember"."userId" = ANY(${userIds}::int[]) ORDER BY "Group"."displayNameKey"`)
}

/**
 * Makes these accounts members, in one statement whose cost follows their number. `live` are those that are in the SCIM view, kept there
 * until the transaction ends; `added` those that were no members before.
 */
export async function insertMembers(
  tx: Tx,
  input: { groupId: number; userIds: number[]; at: Date },
): Promise<{ live: number[]; added: number[] }> {
  const [row] = await tx.$queryRaw<{ live: number[]; added: number[] }[]>(insertMembersSql(input))
  return row ?? { live: [], added: [] }
}

/** The statement of `insertMembers`, apart so that its cost can be tested. */
export function insertMembersSql({ groupId, userIds, at }: { groupId: number; userIds: number[]; at: Date }): Sql {
  return sql`
    WITH "live" AS MATERIALIZED (
      SELECT "id" FROM "User" WHERE "id" = ANY(${userIds}::int[]) AND ${NOT_REMOVED} ORDER BY "id" FOR SHARE
    ), "added" AS (
      INSERT INTO "GroupMember" ("groupId", "userId", "addedAt") SELECT ${groupId}::int, "id", ${at}::timestamptz FROM "live"
      ON CONFLICT ("groupId", "userId") DO NOTHING RETURNING "userId"
    )
    SELECT COALESCE((SELECT array_agg("id") FROM "live"), '{}') AS "live",
      COALESCE((SELECT array_agg("userId") FROM "added"), '{}') AS "added"`
}

/** Ends the memberships that meet `condition`, which may speak of "GroupMember" and "User"; the accounts whose membership ended. */
export async function deleteMembers(tx: Tx, input: { groupId: number; condition: Sql }): Promise<number[]> {
  const [row] = await tx.$queryRaw<{ removed: number[] }[]>(deleteMembersSql(input))
  return row?.removed ?? []
}

/** The statement of `deleteMembers`, apart so that its cost can be tested. */
export function deleteMembersSql({ groupId, condition }: { groupId: number; condition: Sql }): Sql {
  return sql`
    WITH "removed" AS (
      DELETE FROM "GroupMember" USING "User"
      WHERE "GroupMember"."groupId" = ${groupId} AND "User"."id" = "GroupMember"."userId" AND (${condition})
      RETURNING "GroupMember"."userId"
    )
    SELECT COALESCE((SELECT array_agg("userId") FROM "removed"), '{}') AS "removed"`
}

/** Ends every membership of an account, and counts it out of its groups, which it returns. Call with the groups locked. */
export function deleteMembershipsOf(tx: Tx, { userId, at }: { userId: number; at: Date }): Promise<UserGroup[]> {
  return tx.$queryRaw<UserGroup[]>(sql`
    WITH "left" AS (DELETE FROM "GroupMember" WHERE "userId" = ${userId} RETURNING "groupId")
    UPDATE "Group" SET "memberCount" = "memberCount" - 1, "version" = "version" + 1, "updatedAt" = ${at}
    FROM "left" WHERE "Group"."id" = "left"."groupId"
    RETURNING "Group"."id", "Group"."displayName", "Group"."permission"`)
}

/** The ids of a group's members. */
export async function selectMemberIds(tx: Tx, groupId: number): Promise<number[]> {
  const [row] = await tx.$queryRaw<{ ids: number[] }[]>(
    sql`SELECT COALESCE(array_agg("userId"), '{}') AS "ids" FROM "GroupMember" WHERE "groupId" = ${groupId}`,
  )
  return row?.ids ?? []
}

/** The accounts that a role was given to or taken from, as targets of audit events (lib/audit/record-audit-event.ts). */
export function selectRoleTargets({ id, displayName }: Pick<UserGroup, 'id' | 'displayName'>, userIds: number[]): Sql {
  return sql`SELECT "id", "label" AS "name", jsonb_build_object('role', ${displayName}::text, 'roleId', ${id}::int) AS "after"
    FROM "User" WHERE "id" = ANY(${userIds}::int[])`
}

/** Groups that one member has left, as targets of audit events. */
export function selectLeftGroups(groupIds: number[]): Sql {
  return sql`SELECT "id", "displayName" AS "name", jsonb_build_object('removed', 1, 'members', "memberCount") AS "after"
    FROM "Group" WHERE "id" = ANY(${groupIds}::int[])`
}

/** An account once for each of the groups it has left, as targets of audit events. */
export function selectLeftRoles(groupIds: number[], { id, label }: { id: number; label: string }): Sql {
  return sql`SELECT ${id}::int AS "id", ${label}::text AS "name", jsonb_build_object('role', "displayName", 'roleId', "id") AS "after"
    FROM "Group" WHERE "id" = ANY(${groupIds}::int[])`
}
