import type { Filter } from '@/lib/scim/filter/ast'
import { resolvePath } from '@/lib/scim/find-attribute'
import type { MemberChange } from '@/lib/scim/patch/member-changes'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { ScimError } from '@/lib/scim/scim-error'
import { type Condition, requireModestCost } from './filter-condition'
import { linkedElementCondition } from './linked-to-sql'
import { searchedGroup } from './searched-group'

/** How many times one PATCH may compute a term of a filter for a member: some seconds' work on PGlite. */
export const MAX_MEMBER_COMPARISONS = 2_000_000
/** A statement for few members costs as much as one for this many. */
const LEAST_MEMBERS = 1_000

/**
 * The value filter of a PATCH path such as `members[display sw "A"]` as a condition on "GroupMember" and "User".
 * Throws ScimError 400 invalidFilter for an operator or value that cannot be, tooMany for more terms than a search may have.
 */
export function memberFilterToSql(filter: Filter): Condition {
  const resolved = resolvePath(groupDefinition, { attribute: 'members' })
  const list = searchedGroup.linked.get('members')
  if (!resolved || !list) throw new TypeError('Groups have no members to filter.')
  const condition = linkedElementCondition({ ...resolved, definition: groupDefinition, list, searched: searchedGroup }, filter)
  requireModestCost(condition)
  return condition
}

/**
 * Keeps what the filters of one PATCH compute for a group of `memberCount` members within bounds, together. Filters that an index answers
 * cost what the ids in them do. Throws ScimError 413 tooLarge, and as `memberFilterToSql` does.
 */
export function requireModestFilters(changes: MemberChange[], memberCount: number): void {
  let members = memberCount
  let comparisons = 0
  for (const change of changes) {
    if (change.kind === 'add' || change.kind === 'replaceAll') members += change.ids.length
    if (change.kind !== 'removeMatching') continue
    const { indexed, perRow } = memberFilterToSql(change.filter)
    comparisons += perRow * Math.max(indexed || members, LEAST_MEMBERS)
  }
  if (comparisons > MAX_MEMBER_COMPARISONS)
    throw new ScimError(
      'tooLarge',
      `The filters in this PATCH would be compared with ${members} members ${comparisons} times in all; ` +
        `at most ${MAX_MEMBER_COMPARISONS} comparisons are made at once. Name the members by value.`,
    )
}
