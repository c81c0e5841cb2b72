import { type Sql, sql } from '@/lib/db/sql'
import { ScimError } from '@/lib/scim/scim-error'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { type Column, columnOf, foldedKeys, pathText, resolveUserPath, resolveValue } from './attribute-to-sql'

/** What matches are ordered by, then by id. `type` is that of the key. */
export type UserSort = { key: Sql; type: 'id' | 'text' | 'bigint'; descending: boolean }

/** The row that a page comes after: its sort value as text, null when it has none, and its id. */
export type UserPosition = { value: string | null; id: number }

/**
 * The order that sortBy and sortOrder ask for (RFC 7644 §3.4.2.3): a multi-valued attribute by its primary value, else its first;
 * text by code point after folding unless the attribute is caseExact. Without sortBy by id. Throws ScimError 400 invalidPath.
 */
export function sortToSql({ sortBy, sortOrder }: Pick<SearchRequest, 'sortBy' | 'sortOrder'>): UserSort {
  if (!sortBy) return { key: sql`"User"."id"`, type: 'id', descending: false }
  const named = resolveUserPath(sortBy)
  const resolved = named && resolveValue(named)
  if (!resolved || resolved.top.name === 'schemas')
    throw new ScimError(
      'invalidPath',
      `sortBy names ${JSON.stringify(pathText(sortBy).slice(0, 200))}, which users cannot be sorted by. Name one attribute or sub-attribute of the User schema.`,
    )
  const { top, leaf, path } = resolved
  const descending = sortOrder === 'descending'
  if (top.name === 'id') return { key: sql`"User"."id"::bigint`, type: 'bigint', descending }
  const column = columnOf(path)
  if (column) return { ...columnKey(column), descending }
  const keys = foldedKeys(path)
  const single = sql`"folded" #>> ${top === leaf ? keys : [...keys, leaf.name]}::text[]`
  const key = top.multiValued ? primaryOrFirst(keys, leaf.name) : single
  return { key: sql`(${key}) COLLATE "C"`, type: 'text', descending }
}

/** A condition on "matched" that holds for what comes after the position, in the order of `sort`. */
export function afterToSql({ type, descending }: UserSort, position: UserPosition | null): Sql {
  if (!position) return sql`TRUE`
  const { value, id } = position
  if (type === 'id') return sql`"id" > ${id}`
  if (value === null) return descending ? sql`("sortKey" IS NOT NULL OR "id" > ${id})` : sql`("sortKey" IS NULL AND "id" > ${id})`
  const held = type === 'text' ? sql`${value}::text` : sql`${value}::bigint`
  return descending
    ? sql`("sortKey" < ${held} OR ("sortKey" = ${held} AND "id" > ${id}))`
    : sql`("sortKey" > ${held} OR ("sortKey" = ${held} AND "id" > ${id}) OR "sortKey" IS NULL)`
}

function columnKey({ type, sql: column }: Column): Pick<UserSort, 'key' | 'type'> {
  if (type === 'text') return { key: sql`(${column}) COLLATE "C"`, type }
  return { key: type === 'boolean' ? sql`${column}::int::bigint` : column, type: 'bigint' }
}

function primaryOrFirst(keys: string[], subAttribute: string): Sql {
  const list = ['$', ...keys.map((key) => JSON.stringify(key))].join('.')
  return sql`COALESCE(
    jsonb_path_query_first("folded", ${`${list}[*] ? (@."primary" == true)`}::jsonpath) ->> ${subAttribute}::text,
    "folded" #>> ${[...keys, '0', subAttribute]}::text[])`
}
