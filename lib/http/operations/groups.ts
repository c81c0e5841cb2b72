import { createGroup } from '@/lib/directory/create-group'
import { deleteGroup } from '@/lib/directory/delete-group'
import { findGroups } from '@/lib/directory/find-groups'
import { getProvisionedGroup } from '@/lib/directory/get-group'
import { requireShowable } from '@/lib/directory/member-limit'
import { patchGroup } from '@/lib/directory/patch-group'
import { replaceGroup } from '@/lib/directory/replace-group'
import { readKeys } from '@/lib/scim/entra/dotted-keys'
import { isJsonObject } from '@/lib/scim/json'
import { requireMemberIds } from '@/lib/scim/patch/member-ids'
import { groupDefinition } from '@/lib/scim/schemas/group'
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
  requireShowable,
  create: async ({ body, ...input }) => {
    namesMembers(body)
    return createGroup({ ...input, origin: 'entra' })
  },
  replace: async ({ body, ...input }) => replaceGroup({ ...input, hasMembers: namesMembers(body) }),
  patch: patchGroup,
  remove: (input) => deleteGroup({ ...input, provisioned: true }),
  represent: representGroups,
  versionOf: ({ version }) => String(version),
  patchesSilently: true,
})

/**
 * Whether a group as it was sent says anything of `members`: in a PUT null and an empty list clear them, silence keeps them. Throws
 * ScimError 400 invalidValue for a member that says no id.
 */
function namesMembers(body: unknown): boolean {
  if (!isJsonObject(body)) return false
  const named = readKeys({ source: body, definition: groupDefinition }).filter(({ target }) => target.top.name === 'members')
  for (const { value } of named) requireMemberIds(value)
  return named.length > 0
}
