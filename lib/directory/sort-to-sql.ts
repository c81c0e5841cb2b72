import { type Sql, sql } from '@/lib/db/sql'
import { MAX_IDENTIFIER_LENGTH } from '@/lib/scim/coerce-simple'
import { resolvePath } from '@/lib/scim/find-attribute'
import type { AttributePath } from '@/lib/scim/filter/ast'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { ScimError } from '@/lib/scim/scim-error'
import { columnOf, foldedKeys, kindsOf, linkedListOf, resolveValue, shownPath } from './attribute-to-sql'
import type { Column, Searched } from './searched'

/** What matches are ordered by, a key for each kind that is searched; then by kind, then by id. `type` is that of the keys; `id` ones say nothing. */
export type Sort = { keys: Sql[]; type: 'id' | 'text' | 'bigint'; descending: boolean }

/** The row that a page comes after: its sort value as text, null when it has none, which kind it is (from 0) and its id. */
export type Position = { value: string | null; kind: number; id: number }

type Key = { key: Sql; type: 'text' | 'bigint' }

/** By how many of its first characters a text is sorted: as many as an identifier may have. A cursor holds them, and goes into an address. */
export const SORTED_CHARACTERS = MAX_IDENTIFIER_LENGTH

/**
 * The order that sortBy and sortOrder ask for (RFC 7644 §3.4.2.3): a multi-valued attribute by its primary value, else its first;
 * text by code point after folding unless the attribute is caseExact, and by its first `SORTED_CHARACTERS` alone; what a kind does not have
 * is absent there. Without sortBy by id.
 * Throws ScimError 400 invalidPath.
 */
export function sortToSql({ sortBy, sortOrder }: Pick<SearchRequest, 'sortBy' | 'sortOrder'>, searched: Searched[]): Sort {
  if (!sortBy) return { keys: searched.map(() => sql`0`), type: 'id', descending: false }
  const keys = searched.map((one) => keyOf(sortBy, one))
  const type = keys.find((key) => key !== null)?.type
  if (!type)
    throw new ScimError(
      'invalidPath',
      `sortBy names ${shownPath(sortBy)}, by which no ${kindsOf(searched)} can be sorted. Name one attribute or sub-attribute of /Schemas.`,
    )
  const absent = type === 'text' ? sql`NULL::text COLLATE "C"` : sql`NULL::bigint`
  return { keys: keys.map((key) => key?.key ?? absent), type, descending: sortOrder === 'descending' }
}

/** A condition on "matched" that holds for what comes after the position, in the order of `sort`. */
export function afterToSql({ type, descending }: Sort, position: Position | null): Sql {
  if (!position) return sql`TRUE`
  const { value, kind, id } = position
  const later = sql`("kind", "id") > (${kind}::int, ${id}::int)`
  if (type === 'id') return later
  if (value === null) return descending ? sql`("sortKey" IS NOT NULL OR ${later})` : sql`("sortKey" IS NULL AND ${later})`
  const held = type === 'text' ? sql`${value}::text` : sql`${value}::bigint`
  return descending
    ? sql`("sortKey" < ${held} OR ("sortKey" = ${held} AND ${later}))`
    : sql`("sortKey" > ${held} OR ("sortKey" = ${held} AND ${later}) OR "sortKey" IS NULL)`
}

/** Null for what this kind does not have, or cannot be sorted by. */
function keyOf(sortBy: AttributePath, searched: Searched): Key | null {
  const named = resolvePath(searched.definition, sortBy)
  const resolved = named && resolveValue(named, searched.definition)
  if (!resolved || resolved.top.name === 'schemas') return null
  const { top, leaf, path } = resolved
  const list = linkedListOf(path, searched)
  if (list) {
    const part = list.parts.get(leaf.name)
    return part
      ? columnKey(
          part,
          (key) => sql`(SELECT ${key} FROM ${list.from} WHERE ${list.owner} = ${searched.table}."id" ORDER BY ${list.order} LIMIT 1)`,
        )
      : null
  }
  const column = columnOf(path, searched)
  if (column) return columnKey(column)
  // Shown, and kept nowhere in the resource.
  if (leaf.mutability === 'readOnly') return null
  const keys = foldedKeys(path)
  const single = sql`"folded" #>> ${top === leaf ? keys : [...keys, leaf.name]}::text[]`
  return textKey(top.multiValued ? primaryOrFirst(keys, leaf.name) : single)
}

function columnKey({ type, sql: column }: Column, find: (key: Sql) => Sql = (key) => key): Key {
  switch (type) {
    case 'text':
      return textKey(find(column))
    case 'boolean':
      return { key: find(sql`${column}::int::bigint`), type: 'bigint' }
    case 'id':
      return { key: find(sql`${column}::bigint`), type: 'bigint' }
    case 'time':
      return { key: find(sql`(extract(epoch FROM ${column}) * 1000)::bigint`), type: 'bigint' }
  }
}

function textKey(key: Sql): Key {
  return { key: sql`left((${key}), ${SORTED_CHARACTERS}::int) COLLATE "C"`, type: 'text' }
}

function primaryOrFirst(keys: string[], subAttribute: string): Sql {
  const list = ['$', ...keys.map((key) => JSON.stringify(key))].join('.')
  return sql`COALESCE(
    jsonb_path_query_first("folded", ${`${list}[*] ? (@."primary" == true)`}::jsonpath) ->> ${subAttribute}::text,
    "folded" #>> ${[...keys, '0', subAttribute]}::text[])`
}
