import { sql } from '@/lib/db/sql'
import { isStatementTimeout } from '@/lib/db/statement-timeout'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '@/lib/scim/page-size'
import { ScimError } from '@/lib/scim/scim-error'
import { filterToSql } from './filter-to-sql'
import { decodeScimCursor, encodeScimCursor, searchFingerprint } from './scim-cursor'
import { afterToSql, sortToSql, type UserPosition, type UserSort } from './sort-to-sql'
import { countProvisionedUsers, selectMatchingUsers, selectUsersById, type SortedUserRow, type UserRow } from './user-store'

/** A page of the SCIM view. `startIndex` is absent with cursors; `nextCursor` is there when a cursor was asked for and more follows. */
export type FoundUsers = { totalResults: number; users: UserRow[]; startIndex?: number; nextCursor?: string }

type Page = { sort: UserSort; after: UserPosition | null; offset: number; limit: number }
type FoundPage = { total: number; rows: SortedUserRow[] }

const MAX_OFFSET = 2 ** 31 - 1

/**
 * SCIM query (RFC 7644 §3.4.2; cursors RFC 9865): filter, order (id unless sortBy says otherwise) and pages, all by the database.
 * `count` 0 asks for the number of matches only. Throws ScimError 400 invalidFilter, invalidPath (sortBy), invalidCursor, or tooMany
 * (RFC 7644 §3.12) when it is more than the database answers in time.
 */
export async function findProvisionedUsers(request: SearchRequest): Promise<FoundUsers> {
  const limit = Math.max(0, Math.min(request.count ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE))
  const sort = sortToSql(request)
  if (request.cursor !== undefined) return findByCursor(request, { sort, cursor: request.cursor, limit })
  const startIndex = Math.max(1, request.startIndex)
  const offset = Math.min(startIndex - 1, MAX_OFFSET)
  const { total, rows } = await findPageInTime(request, { sort, after: null, offset, limit })
  return { totalResults: total, users: rows, startIndex }
}

async function findByCursor(request: SearchRequest, input: { sort: UserSort; cursor: string; limit: number }): Promise<FoundUsers> {
  const { sort, cursor, limit } = input
  const fingerprint = searchFingerprint(request)
  const after = cursor === '' ? null : decodeScimCursor(cursor, { fingerprint, type: sort.type })
  // One row more than asked for tells whether another page follows.
  const { total, rows } = await findPageInTime(request, { sort, after, offset: 0, limit: limit === 0 ? 0 : limit + 1 })
  const users = rows.slice(0, limit)
  const last = users.at(-1)
  if (!last || rows.length <= limit) return { totalResults: total, users }
  const position = { value: sort.type === 'id' ? null : last.sortValue, id: last.id }
  return { totalResults: total, users, nextCursor: encodeScimCursor(position, fingerprint) }
}

async function findPageInTime(request: SearchRequest, page: Page): Promise<FoundPage> {
  try {
    return await findPage(request, page)
  } catch (error) {
    if (!isStatementTimeout(error)) throw error
    throw new ScimError(
      'tooMany',
      'The search took longer than is allowed. Compare userName, externalId or id with eq, and leave sortBy out.',
    )
  }
}

async function findPage({ filter }: SearchRequest, page: Page): Promise<FoundPage> {
  const { sort, after, offset, limit } = page
  if (!filter && sort.type === 'id') {
    const [total, rows] = await Promise.all([countProvisionedUsers(), selectUsersById({ afterId: after?.id ?? 0, offset, limit })])
    return { total, rows: rows.map((row) => ({ ...row, sortValue: null })) }
  }
  const where = filter ? filterToSql(filter) : sql`TRUE`
  return selectMatchingUsers({ where, sortKey: sort.key, descending: sort.descending, after: afterToSql(sort, after), offset, limit })
}
