import { database } from '@/lib/db/client'
import type { Prisma, User } from '@/lib/db/generated/client'
import { empty, raw, type Sql, sql } from '@/lib/db/sql'
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
  UserColumns & Pick<User, 'origin' | 'lastProvisionedAt' | 'removedAt' | 'updatedAt' | 'permission' | 'passwordHash' | 'signInKey'>
> & {
  version?: { increment: number }
  sessionEpoch?: { increment: number }
}

/** What to find: a condition on "User", what to sort by, and which part: `after` is a condition on "id" and "sortKey". */
export type UserQuery = { where: Sql; sortKey: Sql; descending: boolean; after: Sql; offset: number; limit: number }

/** A row with the value it is sorted by, as text. */
export type SortedUserRow = UserRow & { sortValue: string | null }

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

const COLUMNS = raw(NAMES.map((name) => `"User"."${name}"`).join(', '))
const SELECT = Object.fromEntries(NAMES.map((name) => [name, true])) as Record<(typeof NAMES)[number], true>
/**
 * The SCIM view, written so that the planner sees nothing in it. Without statistics, which PGlite never gathers by itself, it takes
 * "removedAt IS NULL" for rare, and reads the whole table through a partial index rather than use the index that finds one row.
 */
const NOT_REMOVED = raw(`CASE WHEN "removedAt" IS NULL THEN TRUE ELSE FALSE END`)
/** Held by whoever may take an admin's access away, so that two of them cannot do it at once. */
const ADMIN_LOCK = 518_200_001

/** The account in the SCIM view, or null. */
export async function selectProvisionedUser(id: number): Promise<UserRow | null> {
  const [row] = await readRows<UserRow>(sql`SELECT ${COLUMNS} FROM "User" WHERE "id" = ${id} AND "removedAt" IS NULL`)
  return row ?? null
}

/** The account, removed or not, locked until the transaction ends; or null. */
export async function lockUser(tx: Tx, id: number): Promise<UserRow | null> {
  const [row] = await tx.$queryRaw<UserRow[]>(sql`SELECT ${COLUMNS} FROM "User" WHERE "id" = ${id} FOR NO KEY UPDATE`)
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
    SELECT ${COLUMNS} FROM "User" WHERE "userNameKey" = ${userNameKey} ${orExternalId}
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
    ON CONFLICT ("userNameKey") WHERE "removedAt" IS NULL DO NOTHING RETURNING ${COLUMNS}`)
  return row ?? null
}

/** The row as changed. Throws on a userName that a live account has; the transaction is lost then. */
export async function updateUser(tx: Tx, id: number, changes: UserChanges): Promise<UserRow> {
  const row: unknown = await tx.user.update({ where: { id }, data: changes as Prisma.UserUncheckedUpdateInput, select: SELECT })
  return row as UserRow
}

/** Waits until no other transaction may be disabling an admin. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${ADMIN_LOCK})`)
}

/** Whether there is an active admin beside this account with a way in: a password, or a sign-in before. The permission stands in the text because its partial index needs it there. */
export async function existsOtherActiveAdmin(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "User" WHERE "permission" = 'admin' AND "active" AND "removedAt" IS NULL AND "id" <> ${id}
      AND ("passwordHash" IS NOT NULL OR "firstSignInAt" IS NOT NULL) LIMIT 1`)
  return rows.length > 0
}

/** How many accounts are in the SCIM view. */
export async function countProvisionedUsers(): Promise<number> {
  const [row] = await readRows<{ total: number }>(sql`SELECT count(*)::int AS total FROM "User" WHERE "removedAt" IS NULL`)
  return row?.total ?? 0
}

/** One page of the SCIM view in the order of ids. */
export function selectUsersById(page: { afterId: number; offset: number; limit: number }): Promise<UserRow[]> {
  return readRows<UserRow>(usersByIdSql(page))
}

/** The query of `selectUsersById`, apart so that its plan can be tested. */
export function usersByIdSql({ afterId, offset, limit }: { afterId: number; offset: number; limit: number }): Sql {
  const after = afterId === 0 ? empty : sql`AND "id" > ${afterId}`
  return sql`SELECT ${COLUMNS} FROM "User" WHERE ${NOT_REMOVED} ${after} ORDER BY "id" LIMIT ${limit} OFFSET ${offset}`
}

/**
 * How many accounts of the SCIM view match, and one page of them with their sort values as text. Without a sort value they
 * come last when ascending and first when descending (RFC 7644 §3.4.2.3, and PostgreSQL's own order).
 * The matches are found before the page is cut: with ORDER BY and LIMIT in one query the planner may walk the whole table in
 * order of ids instead of using the index that finds one row.
 */
export async function selectMatchingUsers(query: UserQuery): Promise<{ total: number; rows: SortedUserRow[] }> {
  const rows = await readRows<{ total: number } & (SortedUserRow | { id: null })>(matchingUsersSql(query))
  return { total: rows[0]?.total ?? 0, rows: rows.filter((row): row is { total: number } & SortedUserRow => row.id !== null) }
}

/** The query of `selectMatchingUsers`, apart so that its plan can be tested. */
export function matchingUsersSql({ where, sortKey, descending, after, offset, limit }: UserQuery): Sql {
  const direction = raw(descending ? 'DESC' : 'ASC')
  return sql`
    WITH "matched" AS MATERIALIZED (
      SELECT "id", ${sortKey} AS "sortKey" FROM "User" WHERE (${where}) AND ${NOT_REMOVED}
    ), "page" AS (
      SELECT * FROM "matched" WHERE ${after} ORDER BY "sortKey" ${direction}, "id" LIMIT ${limit} OFFSET ${offset}
    )
    SELECT "counted"."total", "page"."sortKey"::text AS "sortValue", ${COLUMNS}
    FROM (SELECT count(*)::int AS "total" FROM "matched") "counted"
    LEFT JOIN ("page" JOIN "User" ON "User"."id" = "page"."id") ON TRUE
    ORDER BY "page"."sortKey" ${direction}, "page"."id"`
}

// Straight through the pool: a read through Prisma costs several times as much, and these are the API's busiest.
async function readRows<Row extends object>(query: Sql): Promise<Row[]> {
  const { pool } = await database()
  const { rows } = await pool.query<Row>({ text: query.text, values: query.values })
  return rows
}
