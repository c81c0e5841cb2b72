import { schemasOf } from '@/lib/scim/coerce-resource'
import { etagOf } from '@/lib/scim/etag'
import type { ScimResource } from '@/lib/scim/json'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import type { UserGroup } from './group-row'
import type { UserRow } from './user-store'

/** The part of an account that a client may write, as PATCH and PUT see it: the attributes with userName, externalId and active. */
export function writableResource(row: UserRow): ScimResource {
  const { userName, externalId, active, attributes } = row
  return externalId === null ? { userName, active, ...attributes } : { externalId, userName, active, ...attributes }
}

/**
 * The account as a SCIM User (RFC 7643 §3.1, §4.1). `baseUrl` is the address of the SCIM API, without a trailing slash.
 * `groups` are those it is a direct member of. `schemas` names an extension only when the account has something in it; attributes
 * without a value are left out.
 */
export function toScimUser(row: UserRow, baseUrl: string, groups: UserGroup[] = []): ScimResource {
  return {
    schemas: schemasOf(row.attributes, userDefinition),
    id: String(row.id),
    ...writableResource(row),
    ...(groups.length > 0 && { groups: groups.map((group) => toScimGroupOf(group, baseUrl)) }),
    meta: {
      resourceType: userDefinition.name,
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      location: `${baseUrl}${userDefinition.endpoint}/${row.id}`,
      version: etagOf(row.version),
    },
  }
}

function toScimGroupOf({ id, displayName }: UserGroup, baseUrl: string): ScimResource {
  return { value: String(id), $ref: `${baseUrl}${groupDefinition.endpoint}/${id}`, display: displayName, type: 'direct' }
}
