import { attributeNamed } from './attribute-named'
import { coerceSimple, type NamedAttribute, wrongType } from './coerce-simple'
import { readBareValue } from './entra/bare-values'
import { nameRoleFromJsonText } from './entra/role-json-text'
import { readList, readSingle } from './entra/single-values-in-lists'
import { isJsonObject, type Json, type JsonObject } from './json'
import type { SchemaAttribute } from './schemas/schema-types'

/** True for what a client may write and we keep: neither readOnly nor the password. */
export function isStored(attribute: SchemaAttribute): boolean {
  return attribute.mutability === 'readWrite' || attribute.mutability === 'immutable'
}

/**
 * The value of an attribute as it is stored, or undefined when nothing is left of it: null, the empty text and
 * the empty list all mean unassigned (RFC 7643 §2.5, and Entra clears with ""). Throws ScimError 400 invalidValue.
 */
export function coerceAttribute(named: NamedAttribute, value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (!named.attribute.multiValued) return coerceValue(named, readSingle(value))
  const elements = readList(value).map((element) => coerceValue(named, element))
  const kept = elements.filter((element) => element !== undefined)
  return kept.length === 0 ? undefined : keepLastPrimary(kept)
}

/** The object of a complex attribute, keys in the schema's spelling, without what is unknown, readOnly or unassigned. */
export function coerceObject({ attribute, name }: NamedAttribute, object: JsonObject): JsonObject {
  const result: JsonObject = {}
  for (const [key, value] of Object.entries(object)) {
    const sub = attributeNamed(attribute.subAttributes, key)
    if (!sub || !isStored(sub)) continue
    const coerced = coerceAttribute({ attribute: sub, name: `${name}.${sub.name}` }, value)
    if (coerced !== undefined) result[sub.name] = coerced
  }
  return attribute.name === 'roles' ? nameRoleFromJsonText(result) : result
}

/** The object that a value stands for. Throws ScimError 400 invalidValue when it stands for none. */
export function requireObject({ attribute, name }: NamedAttribute, value: Json): JsonObject {
  const object = readBareValue(value, attribute)
  if (isJsonObject(object)) return object
  throw wrongType({ name, expected: attribute.multiValued ? 'a list of objects' : 'an object', given: value })
}

/** True when a multi-valued element, or a complex value, says nothing but what it would be for. */
export function isRemnant(object: JsonObject): boolean {
  return Object.keys(object).every((key) => key === 'type' || key === 'primary')
}

function coerceValue(named: NamedAttribute, value: Json): Json | undefined {
  if (value === null || value === '') return undefined
  if (named.attribute.type !== 'complex') return coerceSimple(named, value)
  const object = requireObject(named, value)
  const coerced = coerceObject(named, object)
  const isEmpty = Object.keys(coerced).every((key) => key === 'primary') || (isRemnant(coerced) && hasClearedValue(object))
  return isEmpty ? undefined : coerced
}

function hasClearedValue(object: JsonObject): boolean {
  return Object.keys(object).some((key) => key.toLowerCase() === 'value')
}

/** At most one value may be primary (RFC 7643 §2.4): the last one that claims it is. */
function keepLastPrimary(elements: Json[]): Json[] {
  const last = elements.findLastIndex((element) => isJsonObject(element) && element.primary === true)
  return elements.map((element, index) =>
    index !== last && isJsonObject(element) && element.primary === true ? { ...element, primary: false } : element,
  )
}
