import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { findMatches } from './find-matches'
import { searchedUser } from './searched-user'
import type { UserRow } from './user-store'

/** A page of the SCIM view. `startIndex` is absent with cursors; `nextCursor` is there when a cursor was asked for and more follows. */
export type FoundUsers = { totalResults: number; users: UserRow[]; startIndex?: number; nextCursor?: string }

/** The users that a SCIM query finds, those who were not removed. Throws as `findMatches` does. */
export async function findProvisionedUsers(request: SearchRequest): Promise<FoundUsers> {
  const { matches, ...page } = await findMatches<UserRow>(request, { kinds: [searchedUser] })
  return { ...page, users: matches.map(({ row }) => row) }
}
