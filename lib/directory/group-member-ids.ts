import type { ScimResource } from '@/lib/scim/json'
import { memberIds } from '@/lib/scim/patch/member-ids'
import { groupSchema } from '@/lib/scim/schemas/group'

/** The ids of the members that a coerced Group names. Throws ScimError 400 invalidValue for a member that is a group, or says no id. */
export function groupMemberIds(resource: ScimResource): string[] {
  const attribute = groupSchema.attributes.find(({ name }) => name === 'members')
  return attribute ? memberIds(resource.members, attribute) : []
}
