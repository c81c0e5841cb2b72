import { findMembers } from '@/lib/directory/group-members'
import type { GroupRow } from '@/lib/directory/group-row'
import { isShowable } from '@/lib/directory/member-limit'
import { toScimGroup } from '@/lib/directory/scim-group'
import { includesAttribute, projectAttributes, type Projection } from '@/lib/scim/attribute-projection'
import { groupDefinition } from '@/lib/scim/schemas/group'
import type { Representation } from '../scim-call'

/**
 * Groups as the client wants them. Their members are read when they are shown, with one query for all; the answer to a write leaves out those of
 * a group with too many to be shown, which no read gets this far with.
 */
export async function representGroups(rows: GroupRow[], view: { baseUrl: string; projection: Projection }): Promise<Representation[]> {
  const { baseUrl, projection } = view
  const isShown = includesAttribute('members', projection, groupDefinition)
  const shown = isShown ? rows.filter(({ memberCount }) => isShowable(memberCount)) : []
  const members = await findMembers(shown.filter(({ memberCount }) => memberCount > 0).map(({ id }) => id))
  return rows.map((row) => {
    const group = toScimGroup(row, { baseUrl, members: shown.includes(row) ? (members.get(row.id) ?? []) : null })
    return { version: String(row.version), body: projectAttributes(group, projection, groupDefinition) }
  })
}
