import { join, type Sql, sql } from '@/lib/db/sql'
import { ScimError } from '@/lib/scim/scim-error'

/**
 * A condition of a filter, and how many of its terms cost what: `indexed` ones find their accounts by an index, `perUser` ones are
 * computed for each account, `perElement` ones for each element of a list of each account. Without `indexed`, no index serves the whole.
 */
export type Condition = { sql: Sql; indexed: number; perUser: number; perElement: number }

const MAX_PER_USER = 100
const MAX_PER_ELEMENT = 20

/** A term that an index answers. */
export function indexed(term: Sql): Condition {
  return { sql: term, indexed: 1, perUser: 0, perElement: 0 }
}

/** A term that is computed for each account, or for one element that is at hand. */
export function perUser(term: Sql): Condition {
  return { sql: term, indexed: 0, perUser: 1, perElement: 0 }
}

/** A term that goes through a list of each account, computing `within` for its elements. */
export function perElement(term: Sql, within?: Condition): Condition {
  return { sql: term, indexed: 0, perUser: within?.perUser ?? 0, perElement: 1 }
}

/** One index finds the accounts; what else is asked of them is computed. */
export function allOf(conditions: Condition[]): Condition {
  const best = conditions.reduce((one, other) => (other.indexed > one.indexed ? other : one))
  return joined(
    conditions.map((condition) => (condition === best ? condition : withoutIndex(condition))),
    ' AND ',
  )
}

/** Indexes find the accounts when they do so for each alternative; else all alternatives are computed. */
export function anyOf(conditions: Condition[]): Condition {
  const served = conditions.every((condition) => condition.indexed > 0)
  return joined(served ? conditions : conditions.map(withoutIndex), ' OR ')
}

/** The opposite, which no index finds; SQL's NULL counts as false. */
export function not(condition: Condition): Condition {
  return { ...withoutIndex(condition), sql: sql`(${condition.sql}) IS NOT TRUE` }
}

/** Keeps the work for one search, which nothing on PGlite can interrupt, within bounds. Throws ScimError 400 tooMany. */
export function requireModestCost(condition: Condition): void {
  if (condition.perElement > MAX_PER_ELEMENT)
    throw tooMany(`${condition.perElement} terms that go through lists, such as emails co "x"; at most ${MAX_PER_ELEMENT} are answered`)
  if (condition.perUser > MAX_PER_USER)
    throw tooMany(`${condition.perUser} terms that no index answers, such as title co "x"; at most ${MAX_PER_USER} are answered`)
}

function withoutIndex(condition: Condition): Condition {
  return { ...condition, indexed: 0, perUser: condition.perUser + condition.indexed }
}

function joined(conditions: Condition[], operator: ' AND ' | ' OR '): Condition {
  const total = (cost: 'indexed' | 'perUser' | 'perElement') => conditions.reduce((sum, condition) => sum + condition[cost], 0)
  const whole = join(
    conditions.map((condition) => condition.sql),
    operator,
  )
  return { sql: sql`(${whole})`, indexed: total('indexed'), perUser: total('perUser'), perElement: total('perElement') }
}

function tooMany(problem: string): ScimError {
  return new ScimError('tooMany', `The filter has ${problem}. Split it into several requests, or use eq alone, which indexes answer.`)
}
