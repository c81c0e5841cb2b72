import { readRows } from '@/lib/db/read-rows'
import { empty, join, raw, type Sql, sql } from '@/lib/db/sql'
import type { Searched } from './searched'

/** A row that was found: which of the kinds searched it is (from 0), and the value it is sorted by, as text. */
export type Match<Row> = { kind: number; row: Row; sortValue: string | null }

/** What to find: for each kind a condition on its table and what to sort by; and which part: `after` is a condition on "matched". */
export type MatchQuery = {
  sources: { searched: Searched; where: Sql; sortKey: Sql }[]
  descending: boolean
  after: Sql
  offset: number
  limit: number
}

type Found<Row> = { total: number; matches: Match<Row>[] }
type Total = { total: number }

/** How many rows of a kind are in the SCIM view. */
export async function countRows({ table, counted }: Searched): Promise<number> {
  const [row] = await readRows<Total>(sql`SELECT count(*)::int AS "total" FROM ${table} WHERE ${counted}`)
  return row?.total ?? 0
}

/** One page of the SCIM view of a kind in the order of ids. */
export function selectRowsById<Row extends object>(
  searched: Searched,
  page: { afterId: number; offset: number; limit: number },
): Promise<Row[]> {
  return readRows<Row>(rowsByIdSql(searched, page))
}

/** The query of `selectRowsById`, apart so that its plan can be tested. */
export function rowsByIdSql(
  { table, rowColumns, visible }: Searched,
  { afterId, offset, limit }: { afterId: number; offset: number; limit: number },
): Sql {
  const after = afterId === 0 ? empty : sql`AND "id" > ${afterId}`
  return sql`SELECT ${rowColumns} FROM ${table} WHERE ${visible} ${after} ORDER BY "id" LIMIT ${limit} OFFSET ${offset}`
}

/**
 * How many rows of the SCIM view match, and one page of them. Without a sort value they come last when ascending and first when
 * descending (RFC 7644 §3.4.2.3, and PostgreSQL's own order); among equals kinds follow each other, then ids.
 */
export async function selectMatches<Row extends { id: number }>(query: MatchQuery): Promise<Found<Row>> {
  if (query.sources.length > 1) return selectMatchesOfKinds(query)
  const rows = await readRows<Total & { sortValue: string | null } & (Row | { id: null })>(matchingRowsSql(query))
  const found = rows.filter((row): row is Total & { sortValue: string | null } & Row => row.id !== null)
  return { total: rows[0]?.total ?? 0, matches: found.map((row) => ({ kind: 0, row, sortValue: row.sortValue })) }
}

/** The query of `selectMatches` over one kind, apart so that its plan can be tested. */
export function matchingRowsSql(query: MatchQuery): Sql {
  const { table, rowColumns } = onlySource(query)
  return matchingSql(query, {
    columns: rowColumns,
    from: sql`("page" JOIN ${table} ON ${table}."id" = "page"."id")`,
  })
}

async function selectMatchesOfKinds<Row extends { id: number }>(query: MatchQuery): Promise<Found<Row>> {
  type Reference = Total & { sortValue: string | null; kind: number | null; id: number }
  const references = await readRows<Reference>(matchingSql(query, { columns: sql`"page"."kind", "page"."id"`, from: sql`"page"` }))
  const rows = await Promise.all(
    query.sources.map(async ({ searched: { table, rowColumns } }, kind) => {
      const ids = references.filter((reference) => reference.kind === kind).map(({ id }) => id)
      if (ids.length === 0) return new Map<number, Row>()
      const found = await readRows<Row>(sql`SELECT ${rowColumns} FROM ${table} WHERE "id" = ANY (${ids}::int[])`)
      return new Map(found.map((row) => [row.id, row]))
    }),
  )
  const matches = references.flatMap(({ kind, id, sortValue }) => {
    const row = kind === null ? undefined : rows[kind]?.get(id)
    return kind === null || !row ? [] : [{ kind, row, sortValue }]
  })
  return { total: references[0]?.total ?? 0, matches }
}

/**
 * The matches are found before the page is cut: with ORDER BY and LIMIT in one query the planner may walk the whole table in
 * order of ids instead of using the index that finds one row.
 */
function matchingSql({ sources, descending, after, offset, limit }: MatchQuery, shown: { columns: Sql; from: Sql }): Sql {
  const direction = raw(descending ? 'DESC' : 'ASC')
  const matched = sources.map(
    ({ searched: { table, visible }, where, sortKey }, kind) =>
      sql`SELECT ${kind}::int AS "kind", "id", ${sortKey} AS "sortKey" FROM ${table} WHERE (${where}) AND ${visible}`,
  )
  return sql`
    WITH "matched" AS MATERIALIZED (${join(matched, ' UNION ALL ')}), "page" AS (
      SELECT * FROM "matched" WHERE ${after} ORDER BY "sortKey" ${direction}, "kind", "id" LIMIT ${limit} OFFSET ${offset}
    )
    SELECT "counted"."total", "page"."sortKey"::text AS "sortValue", ${shown.columns}
    FROM (SELECT count(*)::int AS "total" FROM "matched") "counted" LEFT JOIN ${shown.from} ON TRUE
    ORDER BY "page"."sortKey" ${direction}, "page"."kind", "page"."id"`
}

function onlySource({ sources }: MatchQuery): Searched {
  const [source] = sources
  if (!source || sources.length > 1) throw new TypeError('Rows of one kind are searched.')
  return source.searched
}
