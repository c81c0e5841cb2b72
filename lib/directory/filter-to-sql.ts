import type { Sql } from '@/lib/db/sql'
import type { Filter } from '@/lib/scim/filter/ast'
import { requireModestCost } from './filter-condition'
import { compileFilter, invalidFilter } from './filter-terms'
import { resourceTerms } from './resource-terms'
import type { Searched } from './searched'

const MAX_DEPTH = 100
const MAX_TERMS = 2_000

/**
 * A SCIM filter (RFC 7644 §3.4.2.2) as a condition on the table of `searched`. Values and names are parameters; equality uses the
 * indexes of columns and memberships and, by containment, of "folded". A term over an absent attribute is SQL's NULL, which `not` and
 * `ne` take for false; so is one over an attribute that only `others`, searched by the same filter, have (RFC 7644 §3.4.2.1).
 * Throws ScimError 400 invalidFilter for an attribute, operator or value that cannot be, and for a filter too large; 400 tooMany for
 * one with too many terms that no index answers.
 */
export function filterToSql(filter: Filter, searched: Searched, others: Searched[] = []): Sql {
  requireModestSize(filter)
  const condition = compileFilter(filter, resourceTerms({ searched, others }))
  requireModestCost(condition)
  return condition.sql
}

/** Keeps the SQL within what the database compiles quickly, whatever the parser let through. */
function requireModestSize(filter: Filter): void {
  let terms = 0
  const pending = [{ node: filter, depth: 1 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, depth } = next
    terms++
    if (terms > MAX_TERMS || depth > MAX_DEPTH)
      throw invalidFilter(`The filter has more than ${MAX_TERMS} terms or ${MAX_DEPTH} levels. Split it into several requests.`)
    for (const child of childrenOf(node)) pending.push({ node: child, depth: depth + 1 })
  }
}

function childrenOf(filter: Filter): Filter[] {
  if ('operands' in filter) return filter.operands
  if ('operand' in filter) return [filter.operand]
  return 'filter' in filter ? [filter.filter] : []
}
