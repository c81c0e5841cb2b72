import { coerceAttribute } from '../coerce-attribute'
import { readMemberText } from '../entra/member-text'
import type { Json, JsonObject } from '../json'
import { requireJsonObject } from '../json-shape'
import type { SchemaAttribute } from '../schemas/schema-types'
import { ScimError } from '../scim-error'
import { elementsOf, typeOf } from './elements'

/**
 * The ids of members in a value: a list of objects, one object, bare ids, or any of them as JSON text; each id once, in the order given.
 * A `$ref` alone says the id by its last segment. Throws ScimError 400 invalidValue for a member that is a group, or says no id.
 */
export function memberIds(value: Json | undefined, members: SchemaAttribute): string[] {
  return idsOf(readMembers(value, members).map((member) => (isGroup(member) ? refuseGroup(member) : member)))
}

/** The same of members to take away: a group is no member of anything, so it is passed over. */
export function removedMemberIds(value: Json | undefined, members: SchemaAttribute): string[] {
  return idsOf(readMembers(value, members).filter((member) => !isGroup(member)))
}

function readMembers(value: Json | undefined, members: SchemaAttribute): JsonObject[] {
  const given = value === undefined ? null : readMemberText(value)
  requireJsonObject({ members: given })
  return elementsOf(coerceAttribute({ attribute: members, name: members.name }, given))
}

function idsOf(members: JsonObject[]): string[] {
  return [...new Set(members.map(idOf))]
}

function idOf({ value, $ref }: JsonObject): string {
  const id = typeof value === 'string' ? value : typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : ''
  if (id !== '') return id
  throw new ScimError('invalidValue', 'A member has no "value". Send the id of the user as "value".')
}

function isGroup(member: JsonObject): boolean {
  return typeOf(member) === 'group' || (typeof member.$ref === 'string' && /(^|\/)Groups\//i.test(member.$ref))
}

function refuseGroup({ value }: JsonObject): never {
  const which = typeof value === 'string' ? ` "${value.slice(0, 100)}"` : ''
  throw new ScimError('invalidValue', `The member${which} is a group, and groups inside groups are not offered. Assign its users instead.`)
}
