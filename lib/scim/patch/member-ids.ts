import { coerceAttribute } from '../coerce-attribute'
import { readMemberText } from '../entra/member-text'
import { isJsonObject, type Json, type JsonObject } from '../json'
import { memberOf, requireJsonObject } from '../json-shape'
import type { SchemaAttribute } from '../schemas/schema-types'
import { ScimError } from '../scim-error'
import { elementsOf, typeOf } from './elements'

/**
 * The ids of members in a value: a list of objects, one object, bare ids, or any of them as JSON text; each id once, in the order given.
 * A `$ref` alone says the id by its last segment. Throws ScimError 400 invalidValue for a member that is no user, or says no id.
 */
export function memberIds(value: Json | undefined, members: SchemaAttribute): string[] {
  return idsOf(readMembers(value, members).map((member) => (isUser(member) ? member : refuseOther(member))))
}

/** The same of members to take away: what is no user is no member of anything, so it is passed over. */
export function removedMemberIds(value: Json | undefined, members: SchemaAttribute): string[] {
  return idsOf(readMembers(value, members).filter(isUser))
}

/**
 * Throws ScimError 400 invalidValue when one of the members that were sent says no id: passed over, it could empty the group. Null, an
 * empty text and an empty list name no member at all and pass.
 */
export function requireMemberIds(value: Json): void {
  const members = isJsonObject(value) ? [value] : value
  if (Array.isArray(members) && !members.every(saysId)) throw memberWithoutId()
}

function saysId(member: Json): boolean {
  if (!isJsonObject(member)) return member !== null && member !== ''
  return ['value', '$ref'].some((name) => (memberOf(member, name) ?? '') !== '')
}

function readMembers(value: Json | undefined, members: SchemaAttribute): JsonObject[] {
  const given = value === undefined ? null : readMemberText(value)
  requireJsonObject({ members: given })
  requireMemberIds(given)
  return elementsOf(coerceAttribute({ attribute: members, name: members.name }, given))
}

function idsOf(members: JsonObject[]): string[] {
  return [...new Set(members.map(idOf))]
}

function idOf({ value, $ref }: JsonObject): string {
  const id = typeof value === 'string' ? value : typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : ''
  if (id !== '') return id
  throw memberWithoutId()
}

function memberWithoutId(): ScimError {
  return new ScimError('invalidValue', 'A member has no "value". Send the id of a user as the "value" of each.')
}

function isUser(member: JsonObject): boolean {
  return !isGroup(member) && ['', 'user'].includes(typeOf(member))
}

function isGroup(member: JsonObject): boolean {
  return typeOf(member) === 'group' || (typeof member.$ref === 'string' && /(^|\/)Groups\//i.test(member.$ref))
}

function refuseOther(member: JsonObject): never {
  const { value, type } = member
  const which = typeof value === 'string' ? ` "${value.slice(0, 100)}"` : ''
  if (!isGroup(member)) {
    const shown = JSON.stringify(String(type).slice(0, 100))
    throw new ScimError('invalidValue', `The member${which} has the type ${shown}, and members are users. Send the type "User" or none.`)
  }
  throw new ScimError('invalidValue', `The member${which} is a group, and groups inside groups are not offered. Assign its users instead.`)
}
