import { coerceAttribute, requireObject } from '../coerce-attribute'
import { readSingle } from '../entra/single-values-in-lists'
import { isJsonObject, type Json, type JsonObject } from '../json'
import { ScimError } from '../scim-error'
import type { AttributeChange } from './attribute-change'
import { changeElements } from './change-elements'
import { isEmptyObject, mergeObject, withSubAttribute } from './complex-value'

/**
 * Applies one change to the working copy (RFC 7644 §3.5.2.1 to §3.5.2.3). Null and "" clear an attribute, except that
 * adding null changes nothing. Throws ScimError 400 invalidValue, noTarget, or mutability for a required attribute.
 */
export function changeAttribute(change: AttributeChange): void {
  const { container, op, top, value } = change
  if (op === 'add' && value === null) return
  const changed = top.multiValued ? changeElements(change) : changedSingle(change)
  if (changed !== undefined) container[top.name] = changed
  else if (!top.required) delete container[top.name]
  else if (op === 'remove') throw new ScimError('mutability', `"${top.name}" is required and cannot be removed. Replace it instead.`)
  else throw new ScimError('invalidValue', `"${top.name}" is required and must not be empty. Send a value.`)
}

function changedSingle({ container, op, top, leaf, value, name }: AttributeChange): Json | undefined {
  if (op === 'remove' && leaf === top) return undefined
  if (top.type !== 'complex') return coerceAttribute({ attribute: top, name }, value)
  const stored = container[top.name]
  const current = isJsonObject(stored) ? stored : {}
  if (leaf !== top) {
    const coerced = op === 'remove' ? undefined : coerceAttribute({ attribute: leaf, name }, value)
    // A single value that gets a new `value` is another thing, to which the old `$ref` does not belong.
    const isOther = leaf.name === 'value' && coerced !== undefined && coerced !== current.value
    return unlessEmpty(withSubAttribute({ object: isOther ? {} : current, sub: leaf, value: coerced }))
  }
  const single = readSingle(value ?? null)
  if (single === null || single === '') return undefined
  return unlessEmpty(mergeObject({ current, changes: requireObject({ attribute: top, name }, single), attribute: top, op, name }))
}

function unlessEmpty(object: JsonObject): JsonObject | undefined {
  return isEmptyObject(object) ? undefined : object
}
