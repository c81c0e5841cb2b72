import { etagOf } from '@/lib/scim/etag'
import type { ScimResource } from '@/lib/scim/json'
import { CORE_GROUP_URN, groupDefinition } from '@/lib/scim/schemas/group'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import type { GroupMemberRow, GroupRow } from './group-row'

/** The part of a group that a client may write, members excepted: what PATCH and PUT work on. */
export function writableGroup({ displayName, externalId }: Pick<GroupRow, 'displayName' | 'externalId'>): ScimResource {
  return externalId === null ? { displayName } : { externalId, displayName }
}

/**
 * The group as a SCIM Group (RFC 7643 §4.2). `baseUrl` is the address of the SCIM API, without a trailing slash. `members` null leaves
 * the attribute out, for a client that does not want it; a group without members shows an empty list.
 */
export function toScimGroup(row: GroupRow, { baseUrl, members }: { baseUrl: string; members: GroupMemberRow[] | null }): ScimResource {
  return {
    schemas: [CORE_GROUP_URN],
    id: String(row.id),
    ...writableGroup(row),
    ...(members && { members: members.map((member) => toScimMember(member, baseUrl)) }),
    meta: {
      resourceType: groupDefinition.name,
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      location: `${baseUrl}${groupDefinition.endpoint}/${row.id}`,
      version: etagOf(row.version),
    },
  }
}

function toScimMember({ userId, label }: GroupMemberRow, baseUrl: string): ScimResource {
  const value = String(userId)
  return { value, $ref: `${baseUrl}${userDefinition.endpoint}/${value}`, display: label, type: userDefinition.name }
}
