import { join, type Sql, sql } from '@/lib/db/sql'
import type { AttributePath, Filter, FilterValue } from '@/lib/scim/filter/ast'
import type { ResolvedPath } from '@/lib/scim/find-attribute'
import type { ScimResource } from '@/lib/scim/json'
import { ScimError } from '@/lib/scim/scim-error'
import type { SchemaAttribute } from '@/lib/scim/schemas/schema-types'
import { columnOf, foldedKeys, pathText, resolveUserPath, resolveValue } from './attribute-to-sql'
import { compareOrder, compareText, comparisonValue, isSubstringOp, type PositiveOp } from './compare-to-sql'
import { contains, elementText, exists, holdsSomething, schemaUrns } from './folded-to-sql'
import { parseUserId } from './user-id'

/** The terms of a filter, over an account or over one element of a multi-valued attribute. */
type Terms = {
  compare: (path: AttributePath, op: PositiveOp, value: FilterValue) => Sql
  present: (path: AttributePath) => Sql
  valuePath: (path: AttributePath, filter: Filter) => Sql
}

const MAX_DEPTH = 100
const MAX_TERMS = 2_000

/**
 * A SCIM filter (RFC 7644 §3.4.2.2) as a condition on "User". Values and names are parameters; equality uses the indexes on
 * userName, externalId, id and, by containment, on "folded". A term over an absent attribute is SQL's NULL, which `not` and `ne`
 * take for false. Throws ScimError 400 invalidFilter for an attribute, operator or value that cannot be, and for a filter too large.
 */
export function filterToSql(filter: Filter): Sql {
  requireModestSize(filter)
  return compile(filter, accountTerms)
}

function compile(filter: Filter, terms: Terms): Sql {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return sql`(${join(
        filter.operands.map((operand) => compile(operand, terms)),
        filter.kind === 'and' ? ' AND ' : ' OR ',
      )})`
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
function compileCompare({ path, op, value }: Filter & { kind: 'compare' }, terms: Terms): Sql {
  if (value === null) {
    if (op === 'eq') return not(terms.present(path))
    if (op === 'ne') return terms.present(path)
    throw invalid(`"${op}" cannot compare ${pathText(path)} with null. Use eq, ne or pr.`)
  }
  return op === 'ne' ? not(terms.compare(path, 'eq', value)) : terms.compare(path, op, value)
}

function not(condition: Sql): Sql {
  return sql`(${condition}) IS NOT TRUE`
}

const accountTerms: Terms = { compare: compareAccount, present: accountHas, valuePath: someElement }

function compareAccount(path: AttributePath, op: PositiveOp, value: FilterValue): Sql {
  const resolved = resolveValue(resolve(path))
  if (!resolved) throw invalid(`${pathText(path)} has several parts. Name one of them, such as ${pathText(path)}.${exampleOf(path)}.`)
  const { top, leaf } = resolved
  const compared = comparisonValue({ name: pathText(path), attribute: leaf, op, value })
  if (top.name === 'schemas') return sql`EXISTS (SELECT 1 FROM ${schemaUrns} WHERE ${compareText(sql`"urn"`, op, String(compared))})`
  const column = columnOf(resolved.path)
  if (column) return top.name === 'id' && op === 'eq' ? idEquals(String(compared)) : compareValue(column.sql, op, compared)
  if (top.name === 'meta') throw invalid(`${pathText(path)} cannot be filtered by. Use id instead.`)
  if (op === 'eq') return contains(resolved, top === leaf ? compared : { [leaf.name]: compared })
  if (top.multiValued) return exists(resolved, compareValue(elementText(leaf), op, compared))
  const keys = top === leaf ? foldedKeys(resolved.path) : [...foldedKeys(resolved.path), leaf.name]
  return compareValue(sql`("folded" #>> ${keys}::text[])`, op, compared)
}

function accountHas(path: AttributePath): Sql {
  const resolved = resolve(path)
  const { top, leaf } = resolved
  const column = columnOf(resolved.path)
  if (column) return sql`${column.sql} IS NOT NULL`
  if (top.name === 'schemas' || top.name === 'meta') return sql`TRUE`
  if (top === leaf) return holdsSomething(sql`"folded" #> ${foldedKeys(resolved.path)}::text[]`)
  return exists(resolved, holdsSomething(sql`"node" -> ${leaf.name}::text`))
}

function someElement(path: AttributePath, filter: Filter): Sql {
  const resolved = resolve(path)
  const { top } = resolved
  if (path.subAttribute !== undefined || !top.subAttributes || top.name === 'meta')
    throw invalid(`${pathText(path)} takes no filter in brackets. Compare it as it is.`)
  const equal = equalities(filter, resolved)
  if (equal) return contains(resolved, equal)
  return exists(resolved, compile(filter, elementTerms(resolved)))
}

function elementTerms(parent: ResolvedPath): Terms {
  return {
    compare: (path, op, value) => {
      const attribute = subAttribute(parent, path)
      const compared = comparisonValue({ name: `${parent.top.name}.${attribute.name}`, attribute, op, value })
      if (typeof compared !== 'string') return sql`"node" -> ${attribute.name}::text = ${JSON.stringify(compared)}::jsonb`
      return compareText(elementText(attribute), op, compared)
    },
    present: (path) => holdsSomething(sql`"node" -> ${subAttribute(parent, path).name}::text`),
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
  return new ScimError(400, 'invalidFilter', detail)
}
