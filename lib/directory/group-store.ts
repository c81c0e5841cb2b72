import { readRows } from '@/lib/db/read-rows'
import { raw, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { GroupRow } from './group-row'

/** The columns derived from a SCIM Group (group-projection.ts). */
export type GroupColumns = Pick<GroupRow, 'displayName' | 'displayNameKey' | 'externalId'>

export type NewGroup = GroupColumns & Pick<GroupRow, 'origin' | 'createdAt'>

export type GroupChanges = Partial<GroupColumns & Pick<GroupRow, 'origin' | 'permission' | 'updatedAt'>> & {
  memberCount?: { increment: number }
  version?: { increment: number }
}

const NAMES = [
  'id',
  'displayName',
  'displayNameKey',
  'externalId',
  'origin',
  'permission',
  'memberCount',
  'version',
  'createdAt',
  'updatedAt',
] as const

/** The columns of a GroupRow, for the SQL of stores. */
export const GROUP_COLUMNS = raw(NAMES.map((name) => `"Group"."${name}"`).join(', '))
const SELECT = Object.fromEntries(NAMES.map((name) => [name, true])) as Record<(typeof NAMES)[number], true>

/** The group, or null. */
export async function selectGroup(id: number): Promise<GroupRow | null> {
  const [row] = await readRows<GroupRow>(sql`SELECT ${GROUP_COLUMNS} FROM "Group" WHERE "id" = ${id}`)
  return row ?? null
}

/** The group, locked until the transaction ends, its members and their number with it; or null. */
export async function lockGroup(tx: Tx, id: number): Promise<GroupRow | null> {
  const [row] = await tx.$queryRaw<GroupRow[]>(sql`SELECT ${GROUP_COLUMNS} FROM "Group" WHERE "id" = ${id} FOR NO KEY UPDATE`)
  return row ?? null
}

/** Locks the groups of an account in the order of their ids. Whoever changes members locks group before account: so does who removes one. */
export async function lockGroupsOf(tx: Tx, userId: number): Promise<void> {
  await tx.$executeRaw(sql`
    SELECT 1 FROM "Group" WHERE "id" IN (SELECT "groupId" FROM "GroupMember" WHERE "userId" = ${userId}) ORDER BY "id" FOR NO KEY UPDATE`)
}

/** Id of the group with this name, or null. */
export async function selectGroupNameHolder(tx: Tx, displayNameKey: string): Promise<number | null> {
  const holder = await tx.group.findUnique({ where: { displayNameKey }, select: { id: true } })
  return holder?.id ?? null
}

/** The new row, or null when a group has its name: the transaction goes on. */
export async function insertGroup(tx: Tx, group: NewGroup): Promise<GroupRow | null> {
  const { displayName, displayNameKey, externalId, origin, createdAt } = group
  const [row] = await tx.$queryRaw<GroupRow[]>(sql`
    INSERT INTO "Group" ("displayName", "displayNameKey", "externalId", "origin", "createdAt", "updatedAt")
    VALUES (${displayName}, ${displayNameKey}, ${externalId}, ${origin}::"UserOrigin", ${createdAt}, ${createdAt})
    ON CONFLICT ("displayNameKey") DO NOTHING RETURNING ${GROUP_COLUMNS}`)
  return row ?? null
}

/** The row as changed. Throws on a name that another group has; the transaction is lost then. */
export function updateGroup(tx: Tx, id: number, changes: GroupChanges): Promise<GroupRow> {
  return tx.group.update({ where: { id }, data: changes, select: SELECT })
}

/** Deletes the row and what memberships it has left. */
export async function dropGroup(tx: Tx, id: number): Promise<void> {
  await tx.group.delete({ where: { id }, select: { id: true } })
}
