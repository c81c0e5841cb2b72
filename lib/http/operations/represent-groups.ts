import { findMembers } from '@/lib/directory/group-members'
import type { GroupRow } from '@/lib/directory/group-row'
import { toScimGroup } from '@/lib/directory/scim-group'
import { includesAttribute, projectAttributes, type Projection } from '@/lib/scim/attribute-projection'
import type { ScimResource } from '@/lib/scim/json'
import { groupDefinition } from '@/lib/scim/schemas/group'

/** Groups as the client wants them. Their members are read when they are shown, with one query for all. */
export async function representGroups(rows: GroupRow[], view: { baseUrl: string; projection: Projection }): Promise<ScimResource[]> {
  const { baseUrl, projection } = view
  const isShown = includesAttribute('members', projection, groupDefinition)
  const members = isShown ? await findMembers(rows.filter(({ memberCount }) => memberCount > 0).map(({ id }) => id)) : null
  return rows.map((row) => {
    const group = toScimGroup(row, { baseUrl, members: members && (members.get(row.id) ?? []) })
    return projectAttributes(group, projection, groupDefinition)
  })
}
