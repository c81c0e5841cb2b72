import type { Permission, SignInAttempt, UserOrigin } from '@/lib/db/generated/client'
import { join, raw, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { UserRow } from './user-store'
import type { UserSearch } from './user-search'
import { USER_STATUS_SQL, USER_STATUSES, type UserStatus } from './user-status'

export type ConsoleUserRow = {
  id: number
  label: string
  labelKey: string
  email: string | null
  userName: string
  active: boolean
  origin: UserOrigin
  permission: Permission
  firstSignInAt: Date | null
  lastSignInAt: Date | null
  lastProvisionedAt: Date | null
  removedAt: Date | null
}

export type SignInAttemptRow = Pick<SignInAttempt, 'id' | 'at' | 'address' | 'outcome'>

export type UserFilter = { search: UserSearch | null; status: UserStatus | null }

/** A stretch of the list with sort values (`nulls: false`) or without, read from `after` (exclusive) on. */
export type UserStretch = {
  filter: UserFilter
  column: 'labelKey' | 'lastSignInAt' | 'lastProvisionedAt'
  nulls: boolean
  descending: boolean
  after: { value: string | null; id: number } | null
  limit: number
}

const COLUMNS = raw(
  `"id", "label", "labelKey", "email", "userName", "active", "origin", "permission", "firstSignInAt", "lastSignInAt", "lastProvisionedAt", "removedAt"`,
)

/** At most `limit` accounts of one stretch of the sorted list. */
export function selectUserStretch(tx: Tx, stretch: UserStretch): Promise<ConsoleUserRow[]> {
  return tx.$queryRaw<ConsoleUserRow[]>(userStretchSql(stretch))
}

/** The query of `selectUserStretch`, apart so that its plan can be tested. */
export function userStretchSql({ filter, column, nulls, descending, after, limit }: UserStretch): Sql {
  const name = raw(`"${column}"`)
  const direction = raw(descending ? 'DESC' : 'ASC')
  const conditions = [nulls ? sql`${name} IS NULL` : sql`${name} IS NOT NULL`, ...filterConditions(filter)]
  if (after) conditions.push(beyond({ column, after, descending }))
  return sql`SELECT ${COLUMNS} FROM ${source(filter)} WHERE ${join(conditions, ' AND ')}
    ORDER BY ${name} ${direction}, "id" ${direction} LIMIT ${limit}`
}

/** How many accounts have each status. */
export async function selectStatusCounts(tx: Tx, search: UserSearch | null): Promise<Record<UserStatus, number>> {
  const [counts] = await tx.$queryRaw<Record<UserStatus, bigint>[]>(statusCountsSql(search))
  const count = (status: UserStatus) => Number(counts?.[status] ?? 0)
  return { invited: count('invited'), active: count('active'), disabled: count('disabled'), removed: count('removed') }
}

/** One account, removed or not, or null. */
export async function selectUser(tx: Tx, id: number): Promise<UserRow | null> {
  const row: unknown = await tx.user.findUnique({ where: { id }, omit: { passwordHash: true, folded: true, searchText: true } })
  return row as UserRow | null
}

/** What the console calls each of these accounts. */
export function selectLabels(tx: Tx, ids: number[]): Promise<{ id: number; label: string }[]> {
  return tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, label: true } })
}

/** The newest sign-in attempts of one account; `olderThan` is the id to go on from. */
export function selectSignInAttempts(tx: Tx, input: { userId: number; olderThan?: bigint; limit: number }): Promise<SignInAttemptRow[]> {
  const { userId, olderThan, limit } = input
  return tx.signInAttempt.findMany({
    where: { userId, id: { lt: olderThan } },
    select: { id: true, at: true, address: true, outcome: true },
    orderBy: { id: 'desc' },
    take: limit,
  })
}

/** How often an account was refused at sign-in because it is disabled, since `since`. */
export function countRefusedSignIns(tx: Tx, input: { userId: number; since: Date }): Promise<number> {
  return tx.signInAttempt.count({ where: { userId: input.userId, outcome: 'disabled', at: { gte: input.since } } })
}

/** A fence around the search: no statistics exist on prefixes, and only the word index makes its cost follow what it finds. */
function source({ search }: UserFilter): Sql {
  if (search === null) return sql`"User"`
  return sql`(SELECT ${COLUMNS} FROM "User" WHERE ${matches(search)} OFFSET 0) AS hit`
}

function filterConditions({ status }: UserFilter): Sql[] {
  return status ? [raw(USER_STATUS_SQL[status])] : []
}

function matches({ words, id }: UserSearch): Sql {
  if (!words) return sql`FALSE`
  const hasWords = sql`to_tsvector('simple', "searchText") @@ to_tsquery('simple', ${words})`
  return id === null ? hasWords : sql`("id" = ${id} OR ${hasWords})`
}

function beyond({
  column,
  after,
  descending,
}: {
  column: UserStretch['column']
  after: NonNullable<UserStretch['after']>
  descending: boolean
}): Sql {
  const compare = raw(descending ? '<' : '>')
  if (after.value === null) return sql`"id" ${compare} ${after.id}`
  const type = raw(column === 'labelKey' ? 'text' : 'timestamptz')
  return sql`(${raw(`"${column}"`)}, "id") ${compare} (CAST(${after.value} AS ${type}), ${after.id})`
}

/** The query of `selectStatusCounts`, apart so that its plan can be tested. */
export function statusCountsSql(search: UserSearch | null): Sql {
  if (search === null) return sql`SELECT ${each((condition) => `(SELECT count(*) FROM "User" WHERE ${condition})`)}`
  return sql`SELECT ${each((condition) => `count(*) FILTER (WHERE ${condition})`)} FROM "User" WHERE ${matches(search)}`
}

/** One column per status. Without a search each count reads the partial index of its status and nothing else. */
function each(count: (condition: string) => string): Sql {
  return raw(USER_STATUSES.map((status) => `${count(USER_STATUS_SQL[status])} AS "${status}"`).join(', '))
}
