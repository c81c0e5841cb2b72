import { findManagerNames } from '@/lib/directory/find-manager-names'
import { type LinkedToUser, toScimUser, userVersion } from '@/lib/directory/scim-user'
import { findGroupsOf } from '@/lib/directory/user-groups'
import type { UserRow } from '@/lib/directory/user-store'
import { includesAttribute, includesSubAttribute, projectAttributes, type Projection } from '@/lib/scim/attribute-projection'
import { ENTERPRISE_USER_URN } from '@/lib/scim/schemas/enterprise-user'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import type { Representation } from '../scim-call'

const MANAGER_NAME = { top: `${ENTERPRISE_USER_URN}:manager`, sub: 'displayName' }

/** Users as the client wants them. Their groups and the names of their managers are read when they are shown, with one query for all. */
export async function representUsers(rows: UserRow[], view: { baseUrl: string; projection: Projection }): Promise<Representation[]> {
  const { baseUrl, projection } = view
  const linkedTo = await findLinked(rows, projection)
  return rows.map((row) => {
    const linked = linkedTo(row)
    return { version: userVersion(row, linked), body: projectAttributes(toScimUser(row, baseUrl, linked), projection, userDefinition) }
  })
}

/** The version of a user as the client wants to read it: that of the representation, without making one. */
export async function versionOfUser(row: UserRow, projection: Projection): Promise<string> {
  const linkedTo = await findLinked([row], projection)
  return userVersion(row, linkedTo(row))
}

async function findLinked(rows: UserRow[], projection: Projection): Promise<(row: UserRow) => LinkedToUser> {
  const groups = includesAttribute('groups', projection, userDefinition) ? await findGroupsOf(rows.map(({ id }) => id)) : null
  const managerNames = includesSubAttribute(MANAGER_NAME, projection, userDefinition) ? await findManagerNames(rows) : null
  return ({ id }) => ({ groups: groups?.get(id), managerName: managerNames?.get(id) })
}
