import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { findMatches } from './find-matches'
import type { GroupRow } from './group-row'
import { fitMembers } from './member-limit'
import { searchedGroup } from './searched-group'

/** A page of groups. `startIndex` is absent with cursors; `nextCursor` is there when a cursor was asked for and more follows. */
export type FoundGroups = { totalResults: number; groups: GroupRow[]; startIndex?: number; nextCursor?: string }

/**
 * The groups that a SCIM query finds. When the projection shows `members`, a page ends before its groups hold more than
 * `MAX_MEMBERS_ON_PAGE` of them together, and has one group at least: RFC 7644 §3.4.2.4 lets a page have fewer resources than `count`.
 * Throws as `findMatches` does.
 */
export async function findGroups(request: SearchRequest): Promise<FoundGroups> {
  const { matches, ...page } = await findMatches<GroupRow>(request, {
    kinds: [searchedGroup],
    fit: (rows) => fitMembers(rows, request),
  })
  return { ...page, groups: matches.map(({ row }) => row) }
}
