import { empty, raw, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { KeySort, KeyStateFilter } from './key-list-query'
import type { KeyState } from './key-state'
import { KEY_COLUMNS, KEY_TABLES, type KeyRow, OWNER_ACTIVE } from './key-store'

/** `now`, and the moment until which a key that ends by then is *Expires soon*. */
export type StateTimes = { now: Date; soon: Date }

export type KeyFilter = { q: string; state: KeyStateFilter; times: StateTimes }

/** Where a row stands in a sorted list: two sort values and the id. */
export type KeyPosition = { first: string | number; second: number; id: number }

/** A key in the list, with its sort values. */
export type ListedKey = KeyRow & { state: KeyState; first: string | number; second: number }

const NEVER = 0

/** Rows of the filtered list in its order, beyond `from` when given; `backwards` goes towards the list's start, nearest first. */
export function selectListedKeys(
  tx: Tx,
  input: { filter: KeyFilter; sort: KeySort; from?: KeyPosition; backwards: boolean; limit: number },
): Promise<ListedKey[]> {
  const { filter, sort, from, backwards, limit } = input
  const descending = isDescending(sort) !== backwards
  const direction = descending ? raw('DESC') : raw('ASC')
  return tx.$queryRaw<ListedKey[]>(sql`
    SELECT * FROM (${listed(filter, sort)}) l
    ${from ? sql`WHERE ${beyond(from, descending)}` : empty}
    ORDER BY "first" ${direction}, "second" ${direction}, "id" ${direction} LIMIT ${limit}`)
}

/** How many rows the filtered list has, and how many of them stand before `position`. */
export async function countListedKeys(
  tx: Tx,
  input: { filter: KeyFilter; sort: KeySort; position?: KeyPosition },
): Promise<{ total: number; before: number }> {
  const { filter, sort, position } = input
  const isBefore = position ? beyond(position, !isDescending(sort)) : raw('false')
  const rows = await tx.$queryRaw<{ total: number; before: number }[]>(sql`
    SELECT count(*)::int AS "total", (count(*) FILTER (WHERE ${isBefore}))::int AS "before" FROM (${listed(filter, sort)}) l`)
  return rows[0] ?? { total: 0, before: 0 }
}

/** How many keys that `q` finds are in each state. */
export function countStates(tx: Tx, input: { q: string; times: StateTimes }): Promise<{ state: KeyState; count: number }[]> {
  const { q, times } = input
  return tx.$queryRaw<{ state: KeyState; count: number }[]>(sql`
    SELECT ${stateOf(times)} AS "state", count(*)::int AS "count" FROM ${KEY_TABLES} WHERE ${found(q)} GROUP BY 1`)
}

function listed(filter: KeyFilter, sort: KeySort): Sql {
  const { first, second } = sortValues(sort, filter.times)
  return sql`
    SELECT * FROM (
      SELECT ${KEY_COLUMNS}, ${stateOf(filter.times)} AS "state", ${first} AS "first", ${second} AS "second"
      FROM ${KEY_TABLES} WHERE ${found(filter.q)}
    ) f WHERE ${inState(filter.state)}`
}

/** The rule of key-state.ts in SQL. */
function stateOf({ now, soon }: StateTimes): Sql {
  return sql`CASE WHEN k."revokedAt" IS NOT NULL THEN 'revoked' WHEN k."expiresAt" <= ${now}::timestamptz THEN 'expired'
    WHEN NOT ${OWNER_ACTIVE} THEN 'disabled' WHEN k."expiresAt" <= ${soon}::timestamptz THEN 'expires_soon' ELSE 'valid' END`
}

function inState(state: KeyStateFilter): Sql {
  if (state === 'all') return raw('true')
  if (state === 'current') return raw(`"state" NOT IN ('expired', 'revoked')`)
  return sql`"state" = ${state}`
}

/** Part of the name in any case, or the last four characters with or without the dots or the prefix that the list shows before them. */
function found(q: string): Sql {
  if (q === '') return raw('true')
  const lastFour = q.replace(/^(mk_)?(\.{1,3}|…)?/, '')
  return sql`(k."name" ILIKE ${`%${escaped(q)}%`} OR k."lastFour" ILIKE ${`%${escaped(lastFour)}`})`
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

function sortValues(sort: KeySort, { now, soon }: StateTimes): { first: Sql; second: Sql } {
  const lastUsed = milliseconds('k."lastUsedAt"')
  switch (sort) {
    case 'attention': {
      const used = sql`k."lastUsedAt" IS NOT NULL AND k."expiresAt" > ${now}::timestamptz AND k."expiresAt" <= ${soon}::timestamptz`
      return { first: sql`(CASE WHEN k."revokedAt" IS NULL AND ${used} THEN 1 ELSE 0 END)::float8`, second: lastUsed }
    }
    case 'name':
    case '-name':
      return { first: raw('lower(k."name")'), second: raw('0::float8') }
    case 'created':
    case '-created':
      return { first: milliseconds('k."createdAt"'), second: raw('0::float8') }
    case 'lastUsed':
    case '-lastUsed':
      return { first: lastUsed, second: raw('0::float8') }
    case 'expires':
    case '-expires':
      return { first: milliseconds('k."expiresAt"'), second: raw('0::float8') }
  }
}

function isDescending(sort: KeySort): boolean {
  return sort === 'attention' || sort.startsWith('-')
}

/** A time as a number, so that it survives a cursor exactly; a time that never came sorts before all others. */
function milliseconds(column: string): Sql {
  return raw(`coalesce(round(extract(epoch FROM ${column}) * 1000), ${NEVER})::float8`)
}

function beyond({ first, second, id }: KeyPosition, descending: boolean): Sql {
  const values = typeof first === 'string' ? sql`${first}::text` : sql`${first}::float8`
  return sql`("first", "second", "id") ${raw(descending ? '<' : '>')} (${values}, ${second}::float8, ${id}::int)`
}
