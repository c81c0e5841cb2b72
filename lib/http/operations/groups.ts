import { createGroup } from '@/lib/directory/create-group'
import { deleteGroup } from '@/lib/directory/delete-group'
import { findGroups } from '@/lib/directory/find-groups'
import { getProvisionedGroup } from '@/lib/directory/get-group'
import { patchGroup } from '@/lib/directory/patch-group'
import { replaceGroup } from '@/lib/directory/replace-group'
import { readKeys } from '@/lib/scim/entra/dotted-keys'
import { isJsonObject } from '@/lib/scim/json'
import { memberOf } from '@/lib/scim/json-shape'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { ScimError } from '@/lib/scim/scim-error'
import { representGroups } from './represent-groups'
import { resourceOperations } from './resource-operations'

/** Groups, which are roles of the console. A PATCH answers 204, which Entra expects: it costs what it changes, not what the group holds. */
export const groupOperations = resourceOperations({
  definition: groupDefinition,
  find: async (request) => {
    const { groups, ...page } = await findGroups(request)
    return { ...page, rows: groups }
  },
  get: getProvisionedGroup,
  create: async ({ body, ...input }) => {
    namesMembers(body)
    return createGroup({ ...input, origin: 'entra' })
  },
  replace: async ({ body, ...input }) => replaceGroup({ ...input, hasMembers: namesMembers(body) }),
  patch: async (input) => {
    for (const { path, value = null } of input.patch.Operations) namesMembers(path === undefined ? value : { [path]: value })
    return patchGroup(input)
  },
  remove: deleteGroup,
  represent: representGroups,
  patchesSilently: true,
})

/**
 * Whether attributes as they were sent say anything of `members`: in a PUT null and an empty list clear them, silence keeps them. Throws
 * ScimError 400 invalidValue for a member without a value: passed over, it could empty the group.
 */
function namesMembers(attributes: unknown): boolean {
  if (!isJsonObject(attributes)) return false
  const named = readKeys({ source: attributes, definition: groupDefinition }).filter(({ target }) => target.top.name === 'members')
  for (const { value } of named) {
    if ([value].flat().some((member) => isJsonObject(member) && !memberOf(member, 'value')))
      throw new ScimError('invalidValue', 'A member has no "value". Send the id of a user as the value of each.')
  }
  return named.length > 0
}
