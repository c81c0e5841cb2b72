import { type Sql, sql } from '@/lib/db/sql'
import type { Filter } from '@/lib/scim/filter/ast'
import { compareColumn, comparisonValue } from './compare-to-sql'
import { type Parent, refuseInnerBrackets, subAttribute } from './element-terms'
import { type Condition, indexed, perElement, perRow } from './filter-condition'
import { compileFilter, invalidFilter, type Terms } from './filter-terms'
import type { LinkedList, Searched } from './searched'

type LinkedParent = Parent & { list: LinkedList; searched: Searched }

/**
 * True when an element of the list meets the filter. Where an index finds the elements, the ids of their owners are gathered once and
 * found by the primary key, also within `or`; where the condition is computed for each row, gathering would compare every row with all
 * of them, and each row is looked up instead.
 */
export function someLinkedElement(parent: LinkedParent, filter: Filter): Condition {
  const { list, searched } = parent
  const within = compileFilter(filter, linkedTerms(parent))
  const computed = sql`EXISTS (SELECT 1 FROM ${list.from} WHERE ${list.owner} = ${searched.table}."id" AND ${within.sql})`
  if (within.indexed === 0) return perElement(computed, within)
  const gathered = sql`${searched.table}."id" = ANY (ARRAY(SELECT ${list.owner} FROM ${list.from} WHERE ${within.sql}))`
  return { ...within, sql: gathered, computed, lists: 1 }
}

/** True when the list has an element. */
export function hasLinkedElement({ list, searched }: LinkedParent): Condition {
  return perElement(sql`EXISTS (SELECT 1 FROM ${list.from} WHERE ${list.owner} = ${searched.table}."id")`)
}

/** The filter as a condition on one element of the list, joined as `list.from` does. */
export function linkedElementToSql(parent: LinkedParent, filter: Filter): Sql {
  return compileFilter(filter, linkedTerms(parent)).sql
}

function linkedTerms(parent: LinkedParent): Terms {
  return {
    compare: (path, op, value) => {
      const attribute = subAttribute(parent, path)
      const name = `${parent.top.name}.${attribute.name}`
      const part = parent.list.parts.get(attribute.name)
      if (!part) throw invalidFilter(`${name} cannot be filtered by. Use ${parent.top.name}.value instead.`)
      const condition = compareColumn(part, op, comparisonValue({ name, attribute, op, value }))
      return part.indexed && op === 'eq' ? indexed(condition) : perRow(condition)
    },
    present: (path) => {
      subAttribute(parent, path)
      // Every element has all of its parts.
      return perRow(sql`TRUE`)
    },
    valuePath: refuseInnerBrackets,
  }
}
