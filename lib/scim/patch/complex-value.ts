import { coerceObject, isRemnant, isStored } from '../coerce-attribute'
import { attributeNamed } from '../attribute-named'
import { withoutDerivedName } from '../entra/role-json-text'
import type { Json, JsonObject } from '../json'
import type { PatchOperation } from '../messages/patch-op'
import type { SchemaAttribute } from '../schemas/schema-types'

type Merge = { current: JsonObject; changes: JsonObject; attribute: SchemaAttribute; op: PatchOperation['op']; name: string }

/**
 * A complex value with the sub-attributes given replaced and the others kept (RFC 7644 §3.5.2.3); but a single value
 * that gets a new `value` is another thing, to which the old `$ref` does not belong. Throws ScimError 400 invalidValue.
 */
export function mergeObject({ current, changes, attribute, op, name }: Merge): JsonObject {
  const coerced = coerceObject({ attribute, name }, changes)
  const isOther = !attribute.multiValued && coerced.value !== undefined && coerced.value !== current.value
  let merged: JsonObject = isOther ? coerced : { ...current, ...coerced }
  for (const [key, value] of Object.entries(changes)) {
    const sub = attributeNamed(attribute.subAttributes, key)
    const clears = value === '' || (value === null && op === 'replace')
    if (sub && clears && isStored(sub) && coerced[sub.name] === undefined)
      merged = withSubAttribute({ object: merged, sub, value: undefined })
  }
  return merged
}

type SubAttributeChange = { object: JsonObject; sub: SchemaAttribute; value: Json | undefined }

/** A complex value with one sub-attribute set or cleared; empty when its `value`, or all but `type` and `primary`, is gone. */
export function withSubAttribute({ object, sub, value }: SubAttributeChange): JsonObject {
  if (value !== undefined) return { ...(sub.name === 'value' ? withoutDerivedName(object) : object), [sub.name]: value }
  const rest = Object.fromEntries(Object.entries(object).filter(([key]) => key !== sub.name))
  return sub.name === 'value' || isRemnant(rest) ? {} : rest
}

/** True for an object without keys: what is left of a complex value that was cleared. */
export function isEmptyObject(object: JsonObject): boolean {
  return Object.keys(object).length === 0
}
