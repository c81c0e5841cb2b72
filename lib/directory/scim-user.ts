import { createHash } from 'node:crypto'

import { schemasOf } from '@/lib/scim/coerce-resource'
import { etagOf } from '@/lib/scim/etag'
import { isJsonObject, type ScimResource } from '@/lib/scim/json'
import { ENTERPRISE_USER_URN } from '@/lib/scim/schemas/enterprise-user'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import type { UserGroup } from './group-row'
import type { UserRow } from './user-store'

/** What an account shows of other resources: the groups it is a direct member of, and what its manager is called here. */
export type LinkedToUser = { groups?: UserGroup[]; managerName?: string }

/** The part of an account that a client may write, as PATCH and PUT see it: the attributes with userName, externalId and active. */
export function writableResource(row: UserRow): ScimResource {
  const { userName, externalId, active, attributes } = row
  return externalId === null ? { userName, active, ...attributes } : { externalId, userName, active, ...attributes }
}

/**
 * The account as a SCIM User (RFC 7643 §3.1, §4.1). `baseUrl` is the address of the SCIM API, without a trailing slash.
 * `schemas` names an extension only when the account has something in it; attributes without a value are left out.
 */
export function toScimUser(row: UserRow, baseUrl: string, linked: LinkedToUser = {}): ScimResource {
  const { groups = [], managerName } = linked
  return {
    schemas: schemasOf(row.attributes, userDefinition),
    id: String(row.id),
    ...writableResource(row),
    ...(managerName !== undefined && withManagerName(row.attributes, managerName)),
    ...(groups.length > 0 && { groups: groups.map((group) => toScimGroupOf(group, baseUrl)) }),
    meta: {
      resourceType: userDefinition.name,
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      location: `${baseUrl}${userDefinition.endpoint}/${row.id}`,
      version: etagOf(userVersion(row, linked)),
    },
  }
}

/** The version of an account that shows `linked` (lib/scim/etag.ts): it moves with whatever a read of the account would answer. */
export function userVersion({ version }: Pick<UserRow, 'version'>, { groups = [], managerName = '' }: LinkedToUser): string {
  if (groups.length === 0 && managerName === '') return String(version)
  const shown = groups.toSorted((a, b) => a.id - b.id).map(({ id, displayName }) => [id, displayName])
  const hash = createHash('sha256').update(JSON.stringify([shown, managerName]))
  return `${version}.${hash.digest('hex').slice(0, 8)}`
}

function withManagerName(attributes: ScimResource, displayName: string): ScimResource {
  const extension = attributes[ENTERPRISE_USER_URN]
  if (!isJsonObject(extension) || !isJsonObject(extension.manager)) return {}
  return { [ENTERPRISE_USER_URN]: { ...extension, manager: { ...extension.manager, displayName } } }
}

function toScimGroupOf({ id, displayName }: UserGroup, baseUrl: string): ScimResource {
  return { value: String(id), $ref: `${baseUrl}${groupDefinition.endpoint}/${id}`, display: displayName, type: 'direct' }
}
