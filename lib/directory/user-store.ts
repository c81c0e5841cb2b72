import type { Prisma, User } from '@/lib/db/generated/client'
import { readRows } from '@/lib/db/read-rows'
import { empty, raw, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { ScimResource } from '@/lib/scim/json'

/** An account as the directory handles it: everything but secrets and what is derived for searching. */
export type UserRow = Pick<
  User,
  | 'id'
  | 'userName'
  | 'userNameKey'
  | 'externalId'
  | 'active'
  | 'label'
  | 'email'
  | 'origin'
  | 'permission'
  | 'sessionEpoch'
  | 'firstSignInAt'
  | 'lastSignInAt'
  | 'lastProvisionedAt'
  | 'removedAt'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
> & { attributes: ScimResource }

/** The columns derived from a SCIM resource (user-projection.ts). */
export type UserColumns = Pick<
  User,
  'userName' | 'userNameKey' | 'externalId' | 'active' | 'label' | 'labelKey' | 'email' | 'emailKey' | 'searchText'
> & { attributes: ScimResource; folded: ScimResource }

export type NewUser = UserColumns &
  Pick<User, 'origin' | 'createdAt' | 'updatedAt'> &
  Partial<Pick<User, 'permission' | 'passwordHash' | 'lastProvisionedAt'>>

export type UserChanges = Partial<
  UserColumns &
    Pick<
      User,
      | 'origin'
      | 'lastProvisionedAt'
      | 'removedAt'
      | 'updatedAt'
      | 'permission'
      | 'passwordHash'
      | 'signInKey'
      | 'entraObjectId'
      | 'firstSignInAt'
      | 'lastSignInAt'
    >
> & {
  version?: { increment: number }
  sessionEpoch?: { increment: number }
}

const NAMES = [
  'id',
  'userName',
  'userNameKey',
  'externalId',
  'active',
  'attributes',
  'label',
  'email',
  'origin',
  'permission',
  'sessionEpoch',
  'firstSignInAt',
  'lastSignInAt',
  'lastProvisionedAt',
  'removedAt',
  'version',
  'createdAt',
  'updatedAt',
] as const

/** The columns of a row, as they stand in a SELECT. */
export const USER_COLUMNS = raw(NAMES.map((name) => `"User"."${name}"`).join(', '))
const SELECT = Object.fromEntries(NAMES.map((name) => [name, true])) as Record<(typeof NAMES)[number], true>
/**
 * The SCIM view, written so that the planner sees nothing in it. Without statistics, which PGlite never gathers by itself, it takes
 * "removedAt IS NULL" for rare, and reads the whole table through a partial index rather than use the index that finds one row.
 */
export const NOT_REMOVED = raw(`CASE WHEN "User"."removedAt" IS NULL THEN TRUE ELSE FALSE END`)

/** The account in the SCIM view, or null. */
export async function selectProvisionedUser(id: number): Promise<UserRow | null> {
  const [row] = await readRows<UserRow>(sql`SELECT ${USER_COLUMNS} FROM "User" WHERE "id" = ${id} AND "removedAt" IS NULL`)
  return row ?? null
}

/** What the console calls those of these accounts that are in the SCIM view. */
export function selectProvisionedLabels(ids: number[]): Promise<Pick<UserRow, 'id' | 'label'>[]> {
  return readRows(sql`SELECT "id", "label" FROM "User" WHERE "id" = ANY(${ids}::int[]) AND ${NOT_REMOVED}`)
}

/** The account, removed or not, locked until the transaction ends; or null. */
export async function lockUser(tx: Tx, id: number): Promise<UserRow | null> {
  const [row] = await tx.$queryRaw<UserRow[]>(sql`SELECT ${USER_COLUMNS} FROM "User" WHERE "id" = ${id} FOR NO KEY UPDATE`)
  return row ?? null
}

/**
 * The account that a create has to reckon with, locked: the live one with this userName, else the removed one with it,
 * else the one with this externalId that was removed last; or null.
 */
export async function lockCreateTarget(tx: Tx, key: { userNameKey: string; externalId: string | null }): Promise<UserRow | null> {
  const { userNameKey, externalId } = key
  const orExternalId = externalId === null ? empty : sql`OR ("externalId" = ${externalId} AND "removedAt" IS NOT NULL)`
  const [row] = await tx.$queryRaw<UserRow[]>(sql`
    SELECT ${USER_COLUMNS} FROM "User" WHERE "userNameKey" = ${userNameKey} ${orExternalId}
    ORDER BY ("userNameKey" = ${userNameKey}) DESC, "removedAt" DESC NULLS FIRST, "id" DESC LIMIT 1 FOR NO KEY UPDATE`)
  return row ?? null
}

/** Id of the live account with this userName, or null. */
export async function selectUserNameHolder(tx: Tx, userNameKey: string): Promise<number | null> {
  const holder = await tx.user.findFirst({ where: { userNameKey, removedAt: null }, select: { id: true } })
  return holder?.id ?? null
}

/** The new row, or null when a live account has its userName: the transaction goes on. Raw, since creates come in the thousands. */
export async function insertUser(tx: Tx, user: NewUser): Promise<UserRow | null> {
  const { userName, userNameKey, externalId, active, label, labelKey, email, emailKey, searchText } = user
  const { origin, permission = 'none', passwordHash = null, lastProvisionedAt = null, createdAt, updatedAt } = user
  const [attributes, folded] = [JSON.stringify(user.attributes), JSON.stringify(user.folded)]
  const [row] = await tx.$queryRaw<UserRow[]>(sql`
    INSERT INTO "User" ("userName", "userNameKey", "externalId", "active", "attributes", "folded", "label", "labelKey", "email",
      "emailKey", "searchText", "origin", "permission", "passwordHash", "lastProvisionedAt", "createdAt", "updatedAt")
    VALUES (${userName}, ${userNameKey}, ${externalId}, ${active}, ${attributes}::jsonb, ${folded}::jsonb, ${label}, ${labelKey}, ${email},
      ${emailKey}, ${searchText}, ${origin}::"UserOrigin", ${permission}::"Permission", ${passwordHash}, ${lastProvisionedAt},
      ${createdAt}, ${updatedAt})
    ON CONFLICT ("userNameKey") WHERE "removedAt" IS NULL DO NOTHING RETURNING ${USER_COLUMNS}`)
  return row ?? null
}

/** Forgets by which sessions at Microsoft Entra ID an account was signed in: they end nothing here any more. */
export async function forgetEntraSessions(tx: Tx, userId: number): Promise<void> {
  await tx.entraSession.deleteMany({ where: { userId } })
}

/** The row as changed. Throws on a userName that a live account has; the transaction is lost then. */
export async function updateUser(tx: Tx, id: number, changes: UserChanges): Promise<UserRow> {
  const row: unknown = await tx.user.update({ where: { id }, data: changes as Prisma.UserUncheckedUpdateInput, select: SELECT })
  return row as UserRow
}
