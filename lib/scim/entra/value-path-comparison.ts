import type { AttributePath, Filter } from '../filter/ast'
import { readAttributePath } from '../filter/read-attribute-path'

/**
 * The path to compare behind a value path. `emails[type eq "work"].value eq "x"` and the form that Microsoft's
 * documentation once had, `emails[type eq "work"] eq "x"`, both compare a sub-attribute of the elements selected:
 * the second means `value` (https://github.com/MicrosoftDocs/azure-docs/issues/83855). `tail` is `.value` or
 * undefined; the result is undefined when it names no sub-attribute.
 */
export function comparedSubAttribute(tail: string | undefined): AttributePath | undefined {
  if (tail === undefined) return { attribute: 'value' }
  const path = readAttributePath(tail.slice(1))
  return path?.urn === undefined && path?.subAttribute === undefined ? path : undefined
}

/** The filter of a value path with one more condition on the same element. */
export function withCondition(filter: Filter, condition: Filter): Filter {
  return { kind: 'and', operands: filter.kind === 'and' ? [...filter.operands, condition] : [filter, condition] }
}
