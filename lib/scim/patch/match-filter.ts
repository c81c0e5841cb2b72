import { readStringBoolean } from '../entra/string-booleans'
import { attributeNamed } from '../attribute-named'
import type { CompareOp, Filter, FilterValue } from '../filter/ast'
import { foldValue } from '../fold-resource'
import type { Json, JsonObject } from '../json'
import type { SchemaAttribute } from '../schemas/schema-types'

/** An element of a multi-valued attribute. */
type Candidate = { element: JsonObject; attribute: SchemaAttribute }

/**
 * True when an element of a multi-valued attribute meets the value filter of a PATCH path (RFC 7644 §3.5.2).
 * Compares as the sub-attributes ask: letter case by `caseExact`, booleans also when Entra quotes them.
 */
export function matchesFilter(filter: Filter, candidate: Candidate): boolean {
  const { element, attribute } = candidate
  switch (filter.kind) {
    case 'and':
      return filter.operands.every((operand) => matchesFilter(operand, candidate))
    case 'or':
      return filter.operands.some((operand) => matchesFilter(operand, candidate))
    case 'not':
      return !matchesFilter(filter.operand, candidate)
    case 'valuePath':
      return false
    case 'present':
      return valueOf(element, attributeNamed(attribute.subAttributes, filter.path.attribute)) !== null
    case 'compare': {
      const sub = attributeNamed(attribute.subAttributes, filter.path.attribute)
      return sub !== undefined && compare(filter.op, { left: valueOf(element, sub), right: comparable(filter.value, sub) })
    }
  }
}

function valueOf(element: JsonObject, sub: SchemaAttribute | undefined): Json {
  return sub ? foldValue(element[sub.name] ?? null, sub) : null
}

/** The filter's value in the type of the sub-attribute it is compared with. */
function comparable(value: FilterValue, sub: SchemaAttribute): Json {
  if (sub.type === 'boolean') return readStringBoolean(value)
  const isText = sub.type !== 'integer' && sub.type !== 'decimal' && value !== null
  return foldValue(isText ? String(value) : value, sub)
}

function compare(op: CompareOp, { left, right }: { left: Json; right: Json }): boolean {
  if (op === 'eq') return left === right
  if (op === 'ne') return left !== right
  if (typeof left === 'number' && typeof right === 'number') return isOrdered(op, left - right)
  if (typeof left !== 'string' || typeof right !== 'string') return false
  if (op === 'co') return left.includes(right)
  if (op === 'sw') return left.startsWith(right)
  if (op === 'ew') return left.endsWith(right)
  return isOrdered(op, left < right ? -1 : left > right ? 1 : 0)
}

function isOrdered(op: CompareOp, difference: number): boolean {
  if (op === 'gt') return difference > 0
  if (op === 'ge') return difference >= 0
  if (op === 'lt') return difference < 0
  return op === 'le' && difference <= 0
}
