import { includesAttribute, type Projection } from '@/lib/scim/attribute-projection'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { ScimError } from '@/lib/scim/scim-error'
import { countGroupsOf } from './group-member-store'
import type { GroupRow } from './group-row'
import type { UserRow } from './user-store'

/** The most members that the groups of one page hold together, groups of its users included, unless its only resource holds more. */
export const MAX_MEMBERS_ON_PAGE = 100_000
/** The most members that a group is shown with. */
export const MAX_MEMBERS_SHOWN = 500_000

/**
 * How many of the rows, from the first, share a page so that it shows no more members and groups of users than `MAX_MEMBERS_ON_PAGE`: at
 * least one, and all when neither is asked for. Throws ScimError 400 tooMany as `requireShowable` does.
 */
export async function fitMembers(rows: (UserRow | GroupRow)[], { projection }: SearchRequest): Promise<number> {
  const [first] = rows
  if (first && 'memberCount' in first) requireShowable(first, projection)
  if (rows.length < 2) return rows.length
  const showsMembers = includesAttribute('members', projection, groupDefinition)
  const groups = await countShownGroups(rows, projection)
  let shown = 0
  const full = rows.findIndex((row, index) => {
    if ('memberCount' in row) shown += showsMembers ? row.memberCount : 0
    else shown += groups.get(row.id) ?? 0
    return index > 0 && shown > MAX_MEMBERS_ON_PAGE
  })
  return full === -1 ? rows.length : full
}

/** Refuses to show millions of members in one answer. Throws ScimError 400 tooMany. */
export function requireShowable({ displayName, memberCount }: GroupRow, projection: Projection): void {
  if (isShowable(memberCount) || !includesAttribute('members', projection, groupDefinition)) return
  throw new ScimError(
    'tooMany',
    `The group "${displayName.slice(0, 100)}" has ${memberCount} members, and at most ${MAX_MEMBERS_SHOWN} are shown. Ask with ` +
      'excludedAttributes=members, or ask for the users by groups.value eq, page by page.',
  )
}

/** Whether a group with so many members is shown with them. */
export function isShowable(memberCount: number): boolean {
  return memberCount <= MAX_MEMBERS_SHOWN
}

async function countShownGroups(rows: (UserRow | GroupRow)[], projection: Projection): Promise<Map<number, number>> {
  const userIds = rows.flatMap((row) => ('memberCount' in row ? [] : [row.id]))
  if (userIds.length === 0 || !includesAttribute('groups', projection, userDefinition)) return new Map()
  return new Map((await countGroupsOf(userIds)).map(({ userId, groups }) => [userId, groups]))
}
