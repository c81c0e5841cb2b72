import { sql } from '@/lib/db/sql'
import type { Filter } from '@/lib/scim/filter/ast'
import { compareColumn, comparisonValue } from './compare-to-sql'
import { type Parent, refuseInnerBrackets, subAttribute } from './element-terms'
import { type Condition, indexed, perElement, perMembership, perRow } from './filter-condition'
import { compileFilter, invalidFilter, type Terms } from './filter-terms'
import type { LinkedList, Searched } from './searched'
import { parseId } from './user-id'

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
  if (within.indexed === 0) return perMembership(computed, within)
  const gathered = sql`${searched.table}."id" = ANY (ARRAY(SELECT ${list.owner} FROM ${list.from} WHERE ${within.sql}))`
  return { ...within, sql: gathered, computed, lists: 1, perRow: 0, perMembership: within.perRow }
}

/** True when the list has an element. */
export function hasLinkedElement({ list, searched }: LinkedParent): Condition {
  return perElement(sql`EXISTS (SELECT 1 FROM ${list.from} WHERE ${list.owner} = ${searched.table}."id")`)
}

/** The filter as a condition on one element of the list, joined as `list.from` does. */
export function linkedElementCondition(parent: LinkedParent, filter: Filter): Condition {
  return compileFilter(filter, linkedTerms(parent))
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
    either: (alternatives) => oneOfIds(parent, alternatives),
  }
}

/** Alternatives that each compare the id of the element, as the one list of ids that they are, however many; else null. */
function oneOfIds(parent: LinkedParent, alternatives: Filter[]): Condition | null {
  const column = parent.list.parts.get('value')
  const ids = alternatives.map((alternative) => comparedId(parent, alternative))
  if (column?.type !== 'id' || ids.includes(null)) return null
  const possible = ids.map((id) => parseId(id ?? '')).filter((id) => id !== null)
  return indexed(sql`${column.sql} = ANY (${possible}::int[])`, alternatives.length)
}

function comparedId(parent: LinkedParent, filter: Filter): string | null {
  if (filter.kind !== 'compare' || filter.op !== 'eq' || filter.value === null) return null
  const attribute = subAttribute(parent, filter.path)
  if (attribute.name !== 'value') return null
  return String(comparisonValue({ name: `${parent.top.name}.value`, attribute, op: filter.op, value: filter.value }))
}
