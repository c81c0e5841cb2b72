import { sql } from '@/lib/db/sql'
import type { AttributePath, Filter, FilterValue } from '@/lib/scim/filter/ast'
import { formatPath } from '@/lib/scim/filter/format-path'
import { type ResolvedPath, resolvePath } from '@/lib/scim/find-attribute'
import { columnOf, foldedKeys, kindsOf, linkedListOf, resolveValue, shownPath } from './attribute-to-sql'
import { compareColumn, compareText, comparisonValue, type PositiveOp } from './compare-to-sql'
import { someFoldedElement } from './element-terms'
import { type Condition, indexed, perElement, perRow } from './filter-condition'
import { invalidFilter, type Terms } from './filter-terms'
import { contains, elementText, exists, holdsSomething, schemaUrns } from './folded-to-sql'
import { hasLinkedElement, someLinkedElement } from './linked-to-sql'
import type { Column, Searched } from './searched'

/** What is searched, and what else is searched by the same filter: an attribute that only others have is absent here. */
export type SearchScope = { searched: Searched; others: Searched[] }

/** The terms of a filter over the rows of a table. */
export function resourceTerms(scope: SearchScope): Terms {
  return {
    compare: (path, op, value) => compareAttribute(scope, { path, op, value }),
    present: (path) => hasAttribute(scope, path),
    valuePath: (path, filter) => someElement(scope, path, filter),
  }
}

type Comparison = { path: AttributePath; op: PositiveOp; value: FilterValue }

function compareAttribute(scope: SearchScope, { path, op, value }: Comparison): Condition {
  const { searched } = scope
  const { definition } = searched
  const named = resolve(scope, path)
  if (!named) return absent()
  const resolved = resolveValue(named, definition)
  const written = formatPath(path)
  if (!resolved) throw invalidFilter(`${written} has several parts. Name one of them, such as ${written}.${exampleOf(named)}.`)
  const { top, leaf } = resolved
  const list = linkedListOf(resolved.path, searched)
  const element: Filter = { kind: 'compare', path: { attribute: leaf.name }, op, value }
  if (list) return someLinkedElement({ ...resolved, definition, list, searched }, element)
  const compared = comparisonValue({ name: written, attribute: leaf, op, value })
  const text = String(compared)
  if (top.name === 'schemas')
    return perElement(sql`EXISTS (SELECT 1 FROM ${schemaUrns(definition)} WHERE ${compareText(sql`"urn"`, op, text)})`)
  const column = columnOf(resolved.path, searched)
  if (column) return comparedColumn(column, op, compared)
  if (top.name === 'meta') throw invalidFilter(`${written} cannot be filtered by. Use id instead.`)
  if (op === 'eq') return indexed(contains(resolved, top === leaf ? compared : { [leaf.name]: compared }))
  if (top.multiValued) return perElement(exists(resolved, compareText(elementText(leaf), op, text)))
  const keys = top === leaf ? foldedKeys(resolved.path) : [...foldedKeys(resolved.path), leaf.name]
  return perRow(compareText(sql`("folded" #>> ${keys}::text[])`, op, text))
}

function comparedColumn(column: Column, op: PositiveOp, value: string | boolean): Condition {
  const condition = compareColumn(column, op, value)
  return column.indexed && op === 'eq' ? indexed(condition) : perRow(condition)
}

function hasAttribute(scope: SearchScope, path: AttributePath): Condition {
  const { searched } = scope
  const { definition } = searched
  const resolved = resolve(scope, path)
  if (!resolved) return absent()
  const { top, leaf } = resolved
  const list = linkedListOf(resolved.path, searched)
  if (list) return hasLinkedElement({ ...resolved, definition, list, searched })
  const column = columnOf(resolved.path, searched)
  if (column) return perRow(sql`${column.sql} IS NOT NULL`)
  if (top.name === 'schemas' || top.name === 'meta') return perRow(sql`TRUE`)
  if (top === leaf) return perRow(holdsSomething(sql`"folded" #> ${foldedKeys(resolved.path)}::text[]`))
  return perElement(exists(resolved, holdsSomething(sql`"node" -> ${leaf.name}::text`)))
}

function someElement(scope: SearchScope, path: AttributePath, filter: Filter): Condition {
  const { searched } = scope
  const { definition } = searched
  const resolved = resolve(scope, path)
  if (!resolved) return absent()
  const { top } = resolved
  if (path.subAttribute !== undefined || !top.subAttributes || top.name === 'meta')
    throw invalidFilter(`${formatPath(path)} takes no filter in brackets. Compare it as it is.`)
  const list = linkedListOf(resolved.path, searched)
  return list
    ? someLinkedElement({ ...resolved, definition, list, searched }, filter)
    : someFoldedElement({ ...resolved, definition }, filter)
}

/** Null for what only others have. Throws ScimError 400 invalidFilter for what nothing searched has. */
function resolve({ searched, others }: SearchScope, path: AttributePath): ResolvedPath | null {
  const resolved = resolvePath(searched.definition, path)
  if (resolved) return resolved
  if (others.some(({ definition }) => resolvePath(definition, path))) return null
  throw invalidFilter(
    `The filter names ${shownPath(path)}, which no ${kindsOf([searched, ...others])} has. See /Schemas for the attributes there are.`,
  )
}

/** What holds for no row, and costs nothing. */
function absent(): Condition {
  return indexed(sql`FALSE`)
}

function exampleOf({ top }: ResolvedPath): string {
  return top.subAttributes?.[0]?.name ?? 'value'
}
