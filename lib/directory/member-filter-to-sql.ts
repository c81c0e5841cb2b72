import type { Sql } from '@/lib/db/sql'
import type { Filter } from '@/lib/scim/filter/ast'
import { resolvePath } from '@/lib/scim/find-attribute'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { linkedElementToSql } from './linked-to-sql'
import { searchedGroup } from './searched-group'

/**
 * The value filter of a PATCH path such as `members[display sw "A"]` as a condition on "GroupMember" and "User".
 * Throws ScimError 400 invalidFilter for an operator or value that cannot be.
 */
export function memberFilterToSql(filter: Filter): Sql {
  const resolved = resolvePath(groupDefinition, { attribute: 'members' })
  const list = searchedGroup.linked.get('members')
  if (!resolved || !list) throw new TypeError('Groups have no members to filter.')
  return linkedElementToSql({ ...resolved, definition: groupDefinition, list, searched: searchedGroup }, filter)
}
