import { join, type Sql, sql } from '@/lib/db/sql'
import { ScimError } from '@/lib/scim/scim-error'

/**
 * A condition of a filter, and how many of its terms cost what: `indexed` ones find their rows by an index, `perRow` ones are
 * computed for each row, `perElement` ones for each element of a list of each row. Without `indexed`, no index serves the whole.
 * `computed` means the same as `sql`, written for where it is computed for each row; `lists` of the indexed terms go through lists then.
 */
export type Condition = { sql: Sql; computed: Sql; indexed: number; lists: number; perRow: number; perElement: number }

const MAX_PER_ROW = 100
const MAX_PER_ELEMENT = 20

/** A term that an index answers. */
export function indexed(term: Sql): Condition {
  return { sql: term, computed: term, indexed: 1, lists: 0, perRow: 0, perElement: 0 }
}

/** A term that is computed for each row, or for one element that is at hand. */
export function perRow(term: Sql): Condition {
  return { sql: term, computed: term, indexed: 0, lists: 0, perRow: 1, perElement: 0 }
}

/** A term that goes through a list of each row, computing `within` for its elements. */
export function perElement(term: Sql, within?: Condition): Condition {
  return { sql: term, computed: term, indexed: 0, lists: 0, perRow: within?.perRow ?? 0, perElement: 1 }
}

/** One index finds the rows; what else is asked of them is computed. */
export function allOf(conditions: Condition[]): Condition {
  const best = conditions.reduce((one, other) => (other.indexed > one.indexed ? other : one))
  return joined(
    conditions.map((condition) => (condition === best ? condition : withoutIndex(condition))),
    ' AND ',
  )
}

/** Indexes find the rows when they do so for each alternative; else all alternatives are computed. */
export function anyOf(conditions: Condition[]): Condition {
  const served = conditions.every((condition) => condition.indexed > 0)
  return joined(served ? conditions : conditions.map(withoutIndex), ' OR ')
}

/** The opposite, which no index finds; SQL's NULL counts as false. */
export function not(condition: Condition): Condition {
  const opposite = sql`(${condition.computed}) IS NOT TRUE`
  return { ...withoutIndex(condition), sql: opposite, computed: opposite }
}

/** Keeps the work for one search, which nothing on PGlite can interrupt, within bounds. Throws ScimError 400 tooMany. */
export function requireModestCost(condition: Condition): void {
  if (condition.perElement > MAX_PER_ELEMENT)
    throw tooMany(`${condition.perElement} terms that go through lists, such as emails co "x"; at most ${MAX_PER_ELEMENT} are answered`)
  if (condition.perRow > MAX_PER_ROW)
    throw tooMany(`${condition.perRow} terms that no index answers, such as title co "x"; at most ${MAX_PER_ROW} are answered`)
}

function withoutIndex(condition: Condition): Condition {
  const { computed, indexed: terms, lists, perRow: computedTerms, perElement: computedLists } = condition
  return { sql: computed, computed, indexed: 0, lists: 0, perRow: computedTerms + terms - lists, perElement: computedLists + lists }
}

function joined(conditions: Condition[], operator: ' AND ' | ' OR '): Condition {
  const total = (cost: 'indexed' | 'lists' | 'perRow' | 'perElement') => conditions.reduce((sum, condition) => sum + condition[cost], 0)
  const whole = (written: 'sql' | 'computed') =>
    sql`(${join(
      conditions.map((condition) => condition[written]),
      operator,
    )})`
  return {
    sql: whole('sql'),
    computed: whole('computed'),
    indexed: total('indexed'),
    lists: total('lists'),
    perRow: total('perRow'),
    perElement: total('perElement'),
  }
}

function tooMany(problem: string): ScimError {
  return new ScimError('tooMany', `The filter has ${problem}. Split it into several requests, or use eq alone, which indexes answer.`)
}
