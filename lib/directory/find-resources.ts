import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { findMatches } from './find-matches'
import type { GroupRow } from './group-row'
import { fitMembers } from './member-limit'
import { searchedGroup } from './searched-group'
import { searchedUser } from './searched-user'
import type { UserRow } from './user-store'

export type FoundResource = { type: 'User'; row: UserRow } | { type: 'Group'; row: GroupRow }

/** A page of users and groups. `startIndex` is absent with cursors; `nextCursor` is there when a cursor was asked for and more follows. */
export type FoundResources = { totalResults: number; resources: FoundResource[]; startIndex?: number; nextCursor?: string }

/**
 * The resources of the given types that one SCIM query finds (RFC 7644 §3.4.2.1 and §3.4.3), in one list: by sortBy, else users by id,
 * then groups by id. An attribute that a type does not have is absent there. Pages end early as those of `findGroups` do.
 * Throws as `findMatches` does; 400 invalidFilter also for an attribute that none of the types has.
 */
export async function findResources(request: SearchRequest, types: ('User' | 'Group')[]): Promise<FoundResources> {
  const kinds = [searchedUser, searchedGroup].filter(({ definition }) => types.includes(definition.name))
  const { matches, ...page } = await findMatches<UserRow | GroupRow>(request, { kinds, fit: (rows) => fitMembers(rows, request) })
  return { ...page, resources: matches.map(({ row }) => asResource(row)) }
}

function asResource(row: UserRow | GroupRow): FoundResource {
  return 'userName' in row ? { type: 'User', row } : { type: 'Group', row }
}
