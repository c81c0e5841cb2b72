import { sql } from '@/lib/db/sql'
import { isStatementTimeout } from '@/lib/db/statement-timeout'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '@/lib/scim/page-size'
import { ScimError } from '@/lib/scim/scim-error'
import { filterToSql } from './filter-to-sql'
import { type CursorState, decodeScimCursor, encodeScimCursor, searchFingerprint } from './scim-cursor'
import { countRows, type Match, selectMatches, selectRowsById } from './search-store'
import type { Searched } from './searched'
import { afterToSql, type Sort, sortToSql } from './sort-to-sql'

/** A page of what was found. `startIndex` is absent with cursors; `nextCursor` is there when a cursor was asked for and more follows. */
export type FoundMatches<Row> = { totalResults: number; matches: Match<Row>[]; startIndex?: number; nextCursor?: string }

/** Which kinds to search, in the order in which they follow each other, and how many of the rows found may share a page. */
export type MatchSearch<Row> = { kinds: Searched[]; fit?: (rows: Row[]) => number }

type Page = { sort: Sort; after: CursorState | null; offset: number; limit: number }
type Found<Row> = { total: number; matches: Match<Row>[] }

const MAX_OFFSET = 2 ** 31 - 1

/**
 * SCIM query (RFC 7644 §3.4.2; cursors RFC 9865) over one kind of resource or several: filter, order (kinds and ids unless sortBy says
 * otherwise) and pages, all by the database. `count` 0 asks for the number of matches only. By cursor that number is counted on the
 * first page and told again on the others (docs/decisions/012).
 * Throws ScimError 400 invalidFilter, invalidPath (sortBy), invalidCursor, or tooMany (RFC 7644 §3.12) when it is more than the
 * database answers in time.
 */
export async function findMatches<Row extends { id: number }>(
  request: SearchRequest,
  search: MatchSearch<Row>,
): Promise<FoundMatches<Row>> {
  const limit = Math.max(0, Math.min(request.count ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE))
  const sort = sortToSql(request, search.kinds)
  if (request.cursor !== undefined) return findByCursor(request, search, { sort, cursor: request.cursor, limit })
  const startIndex = Math.max(1, request.startIndex)
  const offset = Math.min(startIndex - 1, MAX_OFFSET)
  const { total, matches } = await findPageInTime<Row>(request, search.kinds, { sort, after: null, offset, limit })
  return { totalResults: total, matches: matches.slice(0, howManyFit(matches, search)), startIndex }
}

async function findByCursor<Row extends { id: number }>(
  request: SearchRequest,
  search: MatchSearch<Row>,
  { sort, cursor, limit }: { sort: Sort; cursor: string; limit: number },
): Promise<FoundMatches<Row>> {
  const { kinds } = search
  const fingerprint = searchFingerprint(request, kinds)
  const after = cursor === '' ? null : decodeScimCursor(cursor, { fingerprint, type: sort.type, kinds: kinds.length })
  // One row more than asked for tells whether another page follows.
  const found = await findPageInTime<Row>(request, kinds, { sort, after, offset: 0, limit: limit === 0 ? 0 : limit + 1 })
  const matches = found.matches.slice(0, Math.min(limit, howManyFit(found.matches, search)))
  const totalResults = after?.total ?? found.total
  const last = matches.at(-1)
  if (!last || found.matches.length === matches.length) return { totalResults, matches }
  const position = { value: sort.type === 'id' ? null : last.sortValue, kind: last.kind, id: last.row.id }
  return { totalResults, matches, nextCursor: encodeScimCursor({ position, total: totalResults }, fingerprint) }
}

function howManyFit<Row>(matches: Match<Row>[], { fit }: MatchSearch<Row>): number {
  return fit ? fit(matches.map(({ row }) => row)) : matches.length
}

async function findPageInTime<Row extends { id: number }>(request: SearchRequest, kinds: Searched[], page: Page): Promise<Found<Row>> {
  try {
    return await findPage(request, kinds, page)
  } catch (error) {
    if (!isStatementTimeout(error)) throw error
    throw new ScimError(
      'tooMany',
      'The search took longer than is allowed. Compare userName, displayName, externalId or id with eq, and leave sortBy out.',
    )
  }
}

async function findPage<Row extends { id: number }>({ filter }: SearchRequest, kinds: Searched[], page: Page): Promise<Found<Row>> {
  const { sort, after, offset, limit } = page
  if (!filter && sort.type === 'id') return listById(kinds, page)
  const sources = kinds.map((searched, kind) => {
    const others = kinds.filter((other) => other !== searched)
    return { searched, where: filter ? filterToSql(filter, searched, others) : sql`TRUE`, sortKey: sort.keys[kind] ?? sql`0` }
  })
  const position = after && after.position
  return selectMatches({ sources, descending: sort.descending, after: afterToSql(sort, position), offset, limit })
}

/** Each page costs the same, wherever it is: it is read from the primary key, and counted is only where no cursor knows the number. */
async function listById<Row extends { id: number }>(kinds: Searched[], { after, offset, limit }: Page): Promise<Found<Row>> {
  const counts = after ? [] : await Promise.all(kinds.map(countRows))
  const matches: Match<Row>[] = []
  let skipped = 0
  for (const [kind, searched] of kinds.entries()) {
    const skip = Math.max(0, offset - skipped)
    skipped += counts[kind] ?? 0
    if (after ? kind < after.position.kind : offset >= skipped) continue
    if (matches.length >= limit) break
    const afterId = after?.position.kind === kind ? after.position.id : 0
    const rows = await selectRowsById<Row>(searched, { afterId, offset: skip, limit: limit - matches.length })
    matches.push(...rows.map((row) => ({ kind, row, sortValue: null })))
  }
  return { total: after?.total ?? counts.reduce((sum, count) => sum + count, 0), matches }
}
