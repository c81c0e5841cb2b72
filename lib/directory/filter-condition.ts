import { join, type Sql, sql } from '@/lib/db/sql'
import { ScimError } from '@/lib/scim/scim-error'

/**
 * What the terms of a condition cost: `indexed` ones find their rows by an index, `perRow` ones are computed for each row, `perElement`
 * ones for each element of a list of each row, and `perMembership` ones for each membership, on `membershipScans` ways through all of them.
 * Without `indexed`, no index serves the whole. `lists` of the indexed terms go through lists where they are computed.
 */
type Cost = Record<'indexed' | 'lists' | 'perRow' | 'perElement' | 'perMembership' | 'membershipScans', number>

/** A condition of a filter and its cost. `computed` means the same as `sql`, written for where it is computed for each row. */
export type Condition = Cost & { sql: Sql; computed: Sql }

const NOTHING: Cost = { indexed: 0, lists: 0, perRow: 0, perElement: 0, perMembership: 0, membershipScans: 0 }

/** The most terms of a filter that are computed for each row. */
export const MAX_PER_ROW = 100
/** The most terms of a filter that go through a list of each row. */
export const MAX_PER_ELEMENT = 20
/** The most terms that are computed for each membership, which costs several times as much as a row, and there may be hundreds for each. */
export const MAX_PER_MEMBERSHIP = 5
/** The most ways on which a filter goes through all memberships. */
export const MAX_MEMBERSHIP_SCANS = 2

/** A term, or `terms` of them, that an index answers. */
export function indexed(term: Sql, terms = 1): Condition {
  return { ...NOTHING, sql: term, computed: term, indexed: terms }
}

/** A term that is computed for each row, or for one element that is at hand. */
export function perRow(term: Sql): Condition {
  return { ...NOTHING, sql: term, computed: term, perRow: 1 }
}

/** A term that goes through a list of each row, computing `within` for its elements. */
export function perElement(term: Sql, within?: Condition): Condition {
  return { ...NOTHING, sql: term, computed: term, perRow: within?.perRow ?? 0, perElement: 1 }
}

/** A term that goes through all memberships, computing `within` for each. */
export function perMembership(term: Sql, within: Condition): Condition {
  return { ...NOTHING, sql: term, computed: term, perMembership: within.perRow, membershipScans: 1 }
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
  if (condition.perMembership > MAX_PER_MEMBERSHIP)
    throw tooMany(
      `${condition.perMembership} terms on members or groups that no index answers, such as members[display co "x"]; ` +
        `at most ${MAX_PER_MEMBERSHIP} are answered`,
    )
  if (condition.membershipScans > MAX_MEMBERSHIP_SCANS)
    throw tooMany(
      `${condition.membershipScans} conditions that go through all members or groups, such as members.display co "x"; ` +
        `at most ${MAX_MEMBERSHIP_SCANS} are answered`,
    )
}

function withoutIndex(condition: Condition): Condition {
  const { computed, indexed: terms, lists } = condition
  return {
    ...condition,
    sql: computed,
    indexed: 0,
    lists: 0,
    perRow: condition.perRow + terms - lists,
    perElement: condition.perElement + lists,
  }
}

function joined(conditions: Condition[], operator: ' AND ' | ' OR '): Condition {
  const total = (cost: keyof Cost) => conditions.reduce((sum, condition) => sum + condition[cost], 0)
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
    perMembership: total('perMembership'),
    membershipScans: total('membershipScans'),
  }
}

function tooMany(problem: string): ScimError {
  return new ScimError('tooMany', `The filter has ${problem}. Split it into several requests, or use eq alone, which indexes answer.`)
}
