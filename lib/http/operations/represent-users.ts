import { toScimUser } from '@/lib/directory/scim-user'
import { findGroupsOf } from '@/lib/directory/user-groups'
import type { UserRow } from '@/lib/directory/user-store'
import { includesAttribute, projectAttributes, type Projection } from '@/lib/scim/attribute-projection'
import type { ScimResource } from '@/lib/scim/json'
import { userDefinition } from '@/lib/scim/schemas/user-definition'

/** Users as the client wants them. Their groups are read when they are shown, with one query for all. */
export async function representUsers(rows: UserRow[], view: { baseUrl: string; projection: Projection }): Promise<ScimResource[]> {
  const { baseUrl, projection } = view
  const isShown = rows.length > 0 && includesAttribute('groups', projection, userDefinition)
  const groups = isShown ? await findGroupsOf(rows.map(({ id }) => id)) : null
  return rows.map((row) => projectAttributes(toScimUser(row, baseUrl, groups?.get(row.id)), projection, userDefinition))
}
