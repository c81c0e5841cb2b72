import { createUser } from '@/lib/directory/create-user'
import { deprovisionUser } from '@/lib/directory/deprovision-user'
import { findProvisionedUsers } from '@/lib/directory/find-users'
import { getProvisionedUser } from '@/lib/directory/get-user'
import { patchUser } from '@/lib/directory/patch-user'
import { replaceUser } from '@/lib/directory/replace-user'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { representUsers } from './represent-users'
import { resourceOperations } from './resource-operations'

/** Users: a DELETE disables the account and takes it out of the SCIM view, and a PATCH answers the resource, which Entra and the vendor's SDK both take. */
export const userOperations = resourceOperations({
  definition: userDefinition,
  find: async (request) => {
    const { users, ...page } = await findProvisionedUsers(request)
    return { ...page, rows: users }
  },
  get: getProvisionedUser,
  create: createUser,
  replace: replaceUser,
  patch: patchUser,
  remove: deprovisionUser,
  represent: representUsers,
  patchesSilently: false,
})
