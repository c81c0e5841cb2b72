import { coerceAttribute } from '../coerce-attribute'
import type { Filter } from '../filter/ast'
import { attributeNamed } from '../attribute-named'
import type { JsonObject } from '../json'
import type { SchemaAttribute } from '../schemas/schema-types'

/**
 * The element that a value filter describes: `phoneNumbers[type eq "mobile"].value` on a user without a mobile number
 * must create `{ "type": "mobile", "value": ... }`, where RFC 7644 §3.5.2 would answer noTarget
 * (https://github.com/Captain-P-Goldfish/scim-for-keycloak/issues/73). Undefined when the filter is more than
 * `eq` terms joined by `and`, because then it describes no single element.
 */
export function elementFromFilter(filter: Filter, attribute: SchemaAttribute): JsonObject | undefined {
  const terms = filter.kind === 'and' ? filter.operands : [filter]
  const element: JsonObject = {}
  for (const term of terms) {
    if (term.kind === 'and') {
      const nested = elementFromFilter(term, attribute)
      if (!nested) return undefined
      Object.assign(element, nested)
      continue
    }
    const sub = term.kind === 'compare' && term.op === 'eq' ? attributeNamed(attribute.subAttributes, term.path.attribute) : undefined
    if (!sub || term.kind !== 'compare') return undefined
    const value = coerceAttribute({ attribute: sub, name: `${attribute.name}.${sub.name}` }, term.value)
    if (value !== undefined) element[sub.name] = value
  }
  return element
}
