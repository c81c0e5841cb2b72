import { database } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { fold } from '@/lib/scim/fold-resource'

const CREATED_AT = new Date('2026-05-01T08:00:00Z')

/** Inserts a role as tests want it, with these accounts as members, and returns its id; what is not given is a role that Entra provisioned. */
export async function addRole(
  input: { displayName: string; members?: number[] } & Partial<Omit<Prisma.GroupCreateManyInput, 'displayName'>>,
): Promise<number> {
  const { displayName, members = [], ...columns } = input
  const { prisma } = await database()
  const defaults = { origin: 'entra', createdAt: CREATED_AT, updatedAt: CREATED_AT, memberCount: members.length } as const
  const data = { ...defaults, displayName, displayNameKey: fold(displayName), ...columns }
  const { id } = await prisma.group.create({ data, select: { id: true } })
  await prisma.groupMember.createMany({ data: members.map((userId) => ({ groupId: id, userId, addedAt: CREATED_AT })) })
  return id
}

/** The id of the nth role of an empty database, from 1: roles have the ids above 1,000,000,000, users those up to it. */
export function nthRole(n: number): number {
  return 1_000_000_000 + n
}

/** Gives the role to the `count` accounts with the lowest ids. */
export async function addManyMembers(groupId: number, count: number): Promise<void> {
  const { pool } = await database()
  await pool.query(`INSERT INTO "GroupMember" ("groupId", "userId", "addedAt") SELECT $1, "id", $2 FROM "User" ORDER BY "id" LIMIT $3`, [
    groupId,
    CREATED_AT,
    count,
  ])
  await pool.query(`UPDATE "Group" SET "memberCount" = $2 WHERE "id" = $1`, [groupId, count])
}
