import { type Sql, sql } from '@/lib/db/sql'
import type { AttributePath, Filter, FilterValue } from '@/lib/scim/filter/ast'
import type { ResolvedPath } from '@/lib/scim/find-attribute'
import type { ScimResource } from '@/lib/scim/json'
import { ScimError } from '@/lib/scim/scim-error'
import type { SchemaAttribute } from '@/lib/scim/schemas/schema-types'
import { columnOf, foldedKeys, pathText, resolveUserPath, resolveValue } from './attribute-to-sql'
import { compareOrder, compareText, comparisonValue, isSubstringOp, type PositiveOp } from './compare-to-sql'
import { allOf, anyOf, type Condition, indexed, not, perElement, perUser, requireModestCost } from './filter-condition'
import { contains, elementText, exists, holdsSomething, schemaUrns } from './folded-to-sql'
import { parseUserId } from './user-id'

/** The terms of a filter, over an account or over one element of a multi-valued attribute. */
type Terms = {
  compare: (path: AttributePath, op: PositiveOp, value: FilterValue) => Condition
  present: (path: AttributePath) => Condition
  valuePath: (path: AttributePath, filter: Filter) => Condition
}

const MAX_DEPTH = 100
const MAX_TERMS = 2_000
const INDEXED_COLUMNS = new Set(['userName', 'externalId'])

/**
 * A SCIM filter (RFC 7644 §3.4.2.2) as a condition on "User". Values and names are parameters; equality uses the indexes on
 * userName, externalId, id and, by containment, on "folded". A term over an absent attribute is SQL's NULL, which `not` and `ne`
 * take for false. Throws ScimError 400 invalidFilter for an attribute, operator or value that cannot be, and for a filter too large;
 * 400 tooMany for one with too many terms that no index answers.
 */
export function filterToSql(filter: Filter): Sql {
  requireModestSize(filter)
  const condition = compile(filter, accountTerms)
  requireModestCost(condition)
  return condition.sql
}

function compile(filter: Filter, terms: Terms): Condition {
  switch (filter.kind) {
    case 'and':
      return allOf(filter.operands.map((operand) => compile(operand, terms)))
    case 'or':
      return anyOf(filter.operands.map((operand) => compile(operand, terms)))
    case 'not':
      return not(compile(filter.operand, terms))
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
    throw invalid(`"${op}" cannot compare ${pathText(path)} with null. Use eq, ne or pr.`)
  }
  return op === 'ne' ? not(terms.compare(path, 'eq', value)) : terms.compare(path, op, value)
}

const accountTerms: Terms = { compare: compareAccount, present: accountHas, valuePath: someElement }

function compareAccount(path: AttributePath, op: PositiveOp, value: FilterValue): Condition {
  const resolved = resolveValue(resolve(path))
  if (!resolved) throw invalid(`${pathText(path)} has several parts. Name one of them, such as ${pathText(path)}.${exampleOf(path)}.`)
  const { top, leaf } = resolved
  const compared = comparisonValue({ name: pathText(path), attribute: leaf, op, value })
  if (top.name === 'schemas')
    return perElement(sql`EXISTS (SELECT 1 FROM ${schemaUrns} WHERE ${compareText(sql`"urn"`, op, String(compared))})`)
  const column = columnOf(resolved.path)
  if (column) return compareColumn({ name: top.name, column: column.sql, op, value: compared })
  if (top.name === 'meta') throw invalid(`${pathText(path)} cannot be filtered by. Use id instead.`)
  if (op === 'eq') return indexed(contains(resolved, top === leaf ? compared : { [leaf.name]: compared }))
  if (top.multiValued) return perElement(exists(resolved, compareValue(elementText(leaf), op, compared)))
  const keys = top === leaf ? foldedKeys(resolved.path) : [...foldedKeys(resolved.path), leaf.name]
  return perUser(compareValue(sql`("folded" #>> ${keys}::text[])`, op, compared))
}

type ColumnComparison = { name: string; column: Sql; op: PositiveOp; value: string | number | boolean }

function compareColumn({ name, column, op, value }: ColumnComparison): Condition {
  if (op === 'eq' && name === 'id') return indexed(idEquals(String(value)))
  const condition = compareValue(column, op, value)
  return op === 'eq' && INDEXED_COLUMNS.has(name) ? indexed(condition) : perUser(condition)
}

function accountHas(path: AttributePath): Condition {
  const resolved = resolve(path)
  const { top, leaf } = resolved
  const column = columnOf(resolved.path)
  if (column) return perUser(sql`${column.sql} IS NOT NULL`)
  if (top.name === 'schemas' || top.name === 'meta') return perUser(sql`TRUE`)
  if (top === leaf) return perUser(holdsSomething(sql`"folded" #> ${foldedKeys(resolved.path)}::text[]`))
  return perElement(exists(resolved, holdsSomething(sql`"node" -> ${leaf.name}::text`)))
}

function someElement(path: AttributePath, filter: Filter): Condition {
  const resolved = resolve(path)
  const { top } = resolved
  if (path.subAttribute !== undefined || !top.subAttributes || top.name === 'meta')
    throw invalid(`${pathText(path)} takes no filter in brackets. Compare it as it is.`)
  const equal = equalities(filter, resolved)
  if (equal) return indexed(contains(resolved, equal))
  const within = compile(filter, elementTerms(resolved))
  return perElement(exists(resolved, within.sql), within)
}

function elementTerms(parent: ResolvedPath): Terms {
  return {
    compare: (path, op, value) => {
      const attribute = subAttribute(parent, path)
      const compared = comparisonValue({ name: `${parent.top.name}.${attribute.name}`, attribute, op, value })
      if (typeof compared !== 'string') return perUser(sql`"node" -> ${attribute.name}::text = ${JSON.stringify(compared)}::jsonb`)
      return perUser(compareText(elementText(attribute), op, compared))
    },
    present: (path) => perUser(holdsSomething(sql`"node" -> ${subAttribute(parent, path).name}::text`)),
    valuePath: (path) => {
      throw invalid(`${pathText(path)} has brackets inside brackets. Write one pair of brackets only.`)
    },
  }
}

/** What one element must hold when the filter asks for nothing but equality, so that the index can answer; else null. */
function equalities(filter: Filter, parent: ResolvedPath): ScimResource | null {
  if (filter.kind === 'compare' && filter.op === 'eq' && filter.value !== null) {
    const attribute = subAttribute(parent, filter.path)
    const name = `${parent.top.name}.${attribute.name}`
    return { [attribute.name]: comparisonValue({ name, attribute, op: 'eq', value: filter.value }) }
  }
  if (filter.kind !== 'and') return null
  const merged: ScimResource = {}
  for (const operand of filter.operands) {
    const part = equalities(operand, parent)
    if (!part || Object.entries(part).some(([key, value]) => Object.hasOwn(merged, key) && merged[key] !== value)) return null
    Object.assign(merged, part)
  }
  return merged
}

function compareValue(operand: Sql, op: PositiveOp, value: string | number | boolean): Sql {
  if (typeof value === 'string') return compareText(operand, op, value)
  if (isSubstringOp(op)) throw new TypeError(`"${op}" needs text.`)
  return compareOrder(operand, op, typeof value === 'number' ? sql`${value}::bigint` : sql`${value}::boolean`)
}

function idEquals(value: string): Sql {
  const id = parseUserId(value)
  return id === null ? sql`FALSE` : sql`"User"."id" = ${id}`
}

function resolve(path: AttributePath): ResolvedPath {
  const resolved = resolveUserPath(path)
  if (resolved) return resolved
  throw invalid(
    `The filter names ${JSON.stringify(pathText(path).slice(0, 200))}, which no user has. See /Schemas for the attributes there are.`,
  )
}

function subAttribute({ path: parent, top }: ResolvedPath, path: AttributePath): SchemaAttribute {
  const plain = path.urn === undefined && path.subAttribute === undefined
  const resolved = plain ? resolveUserPath({ ...parent, subAttribute: path.attribute }) : undefined
  if (resolved) return resolved.leaf
  const names = (top.subAttributes ?? []).map(({ name }) => name).join(', ')
  throw invalid(`${top.name} has no ${JSON.stringify(pathText(path).slice(0, 200))}. In its brackets use ${names}.`)
}

function exampleOf(path: AttributePath): string {
  return resolve(path).top.subAttributes?.[0]?.name ?? 'value'
}

/** Keeps the SQL within what the database compiles quickly, whatever the parser let through. */
function requireModestSize(filter: Filter): void {
  let terms = 0
  const pending = [{ node: filter, depth: 1 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, depth } = next
    terms++
    if (terms > MAX_TERMS || depth > MAX_DEPTH)
      throw invalid(`The filter has more than ${MAX_TERMS} terms or ${MAX_DEPTH} levels. Split it into several requests.`)
    for (const child of childrenOf(node)) pending.push({ node: child, depth: depth + 1 })
  }
}

function childrenOf(filter: Filter): Filter[] {
  if ('operands' in filter) return filter.operands
  if ('operand' in filter) return [filter.operand]
  return 'filter' in filter ? [filter.filter] : []
}

function invalid(detail: string): ScimError {
  return new ScimError('invalidFilter', detail)
}
