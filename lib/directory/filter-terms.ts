import type { AttributePath, Filter, FilterValue } from '@/lib/scim/filter/ast'
import { ScimError } from '@/lib/scim/scim-error'
import { shownPath } from './attribute-to-sql'
import type { PositiveOp } from './compare-to-sql'
import { allOf, anyOf, type Condition, not } from './filter-condition'

/** The terms of a filter, over a resource or over one element of a multi-valued attribute. */
export type Terms = {
  compare: (path: AttributePath, op: PositiveOp, value: FilterValue) => Condition
  present: (path: AttributePath) => Condition
  valuePath: (path: AttributePath, filter: Filter) => Condition
}

/** The condition that a filter is, over what `terms` speak of. Throws ScimError 400 invalidFilter. */
export function compileFilter(filter: Filter, terms: Terms): Condition {
  switch (filter.kind) {
    case 'and':
      return allOf(filter.operands.map((operand) => compileFilter(operand, terms)))
    case 'or':
      return anyOf(filter.operands.map((operand) => compileFilter(operand, terms)))
    case 'not':
      return not(compileFilter(filter.operand, terms))
    case 'present':
      return terms.present(filter.path)
    case 'valuePath':
      return terms.valuePath(filter.path, filter.filter)
    case 'compare':
      return compileCompare(filter, terms)
  }
}

/** An absent attribute equals null (RFC 7643 §2.5). */
function compileCompare({ path, op, value }: Filter & { kind: 'compare' }, terms: Terms): Condition {
  if (value === null) {
    if (op === 'eq') return not(terms.present(path))
    if (op === 'ne') return terms.present(path)
    throw invalidFilter(`"${op}" cannot compare ${shownPath(path)} with null. Use eq, ne or pr.`)
  }
  return op === 'ne' ? not(terms.compare(path, 'eq', value)) : terms.compare(path, op, value)
}

/** A ScimError 400 invalidFilter. */
export function invalidFilter(detail: string): ScimError {
  return new ScimError('invalidFilter', detail)
}
