import type { WantedValue } from './attribute-mapping'
import type { EntraGroup } from './entra-group'
import type { JsonObject } from './json'
import type { Dialect, PatchOperation } from './patch-body'
import { ADSCIM_GROUP, CORE_GROUP } from './urns'

/** What the service must hold of a group, members apart: Entra's default mappings for groups. */
export function mapGroup(group: Pick<EntraGroup, 'objectId' | 'displayName'>): WantedValue[] {
  return [
    { path: 'externalId', value: group.objectId },
    { path: 'displayName', value: group.displayName },
  ]
}

/** The body of `POST /Groups` as Entra writes it: a second schema of its own, and no members, which follow by PATCH. */
export function groupBody(wanted: WantedValue[]): JsonObject {
  const values = Object.fromEntries(wanted.map(({ path, value }) => [path, value]))
  return { schemas: [CORE_GROUP, ADSCIM_GROUP], ...values, meta: { resourceType: 'Group' } }
}

/** Members by id, all in one operation. */
export function addMembers(ids: string[], dialect: Dialect): PatchOperation[] {
  return [{ op: dialect === 'flag' ? 'add' : 'Add', path: 'members', value: references(ids) }]
}

/**
 * Removes members by id: by default one operation with a list as its value, which must take these and no others; with the flag an
 * operation with a value path for each (Microsoft: application-provisioning-config-problem-scim-compatibility).
 */
export function removeMembers(ids: string[], dialect: Dialect): PatchOperation[] {
  if (dialect === 'flag') return ids.map((id) => ({ op: 'remove', path: `members[value eq ${JSON.stringify(id)}]` }))
  return [{ op: 'Remove', path: 'members', value: references(ids) }]
}

function references(ids: string[]) {
  return ids.map((id) => ({ $ref: null, value: id }))
}
