import { includesAttribute } from '@/lib/scim/attribute-projection'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { groupDefinition } from '@/lib/scim/schemas/group'
import type { GroupRow } from './group-row'
import type { UserRow } from './user-store'

/** The most members that the groups of one page hold together, unless its only group holds more. */
export const MAX_MEMBERS_ON_PAGE = 100_000

/**
 * How many of the rows, from the first, share a page so that it shows no more members than `MAX_MEMBERS_ON_PAGE`: at least one, and all
 * when members are not asked for. Rows of users hold none.
 */
export function fitMembers(rows: (UserRow | GroupRow)[], { projection }: SearchRequest): number {
  if (!includesAttribute('members', projection, groupDefinition)) return rows.length
  let members = 0
  const full = rows.findIndex((row, index) => {
    members += 'memberCount' in row ? row.memberCount : 0
    return index > 0 && members > MAX_MEMBERS_ON_PAGE
  })
  return full === -1 ? rows.length : full
}
