import { sql } from '@/lib/db/sql'
import type { AttributePath, Filter } from '@/lib/scim/filter/ast'
import { formatPath } from '@/lib/scim/filter/format-path'
import { type ResolvedPath, resolvePath } from '@/lib/scim/find-attribute'
import type { ScimResource } from '@/lib/scim/json'
import type { ResourceDefinition, SchemaAttribute } from '@/lib/scim/schemas/schema-types'
import { shownPath } from './attribute-to-sql'
import { compareText, comparisonValue } from './compare-to-sql'
import { type Condition, indexed, perElement, perRow } from './filter-condition'
import { compileFilter, invalidFilter, type Terms } from './filter-terms'
import { contains, elementText, exists, holdsSomething } from './folded-to-sql'

/** A complex attribute, whose elements a filter in brackets speaks of. */
export type Parent = ResolvedPath & { definition: ResourceDefinition }

/** True when an element of the attribute, which "folded" holds, meets the filter. */
export function someFoldedElement(parent: Parent, filter: Filter): Condition {
  const equal = equalities(filter, parent)
  if (equal) return indexed(contains(parent, equal))
  const within = compileFilter(filter, foldedTerms(parent))
  return perElement(exists(parent, within.sql), within)
}

/** The sub-attribute that a path within brackets names. Throws ScimError 400 invalidFilter for what is none. */
export function subAttribute({ path: parent, top, definition }: Parent, path: AttributePath): SchemaAttribute {
  const plain = path.urn === undefined && path.subAttribute === undefined
  const resolved = plain ? resolvePath(definition, { ...parent, subAttribute: path.attribute }) : undefined
  if (resolved) return resolved.leaf
  const names = (top.subAttributes ?? []).map(({ name }) => name).join(', ')
  throw invalidFilter(`${top.name} has no ${shownPath(path)}. In its brackets use ${names}.`)
}

/** The refusal of what the service shows and keeps nowhere in the resource: a filter would find nothing. */
export function notKept({ path, top }: ResolvedPath): Error {
  return invalidFilter(`${formatPath(path)} cannot be filtered by. Use ${top.name}.value instead.`)
}

/** The refusal of brackets inside brackets, which RFC 7644 §3.4.2.2 does not have. */
export function refuseInnerBrackets(path: AttributePath): never {
  throw invalidFilter(`${shownPath(path)} has brackets inside brackets. Write one pair of brackets only.`)
}

function keptSubAttribute(parent: Parent, path: AttributePath): SchemaAttribute {
  const attribute = subAttribute(parent, path)
  if (attribute.mutability !== 'readOnly') return attribute
  throw notKept({ ...parent, path: { ...parent.path, subAttribute: attribute.name } })
}

function foldedTerms(parent: Parent): Terms {
  return {
    compare: (path, op, value) => {
      const attribute = keptSubAttribute(parent, path)
      const compared = comparisonValue({ name: `${parent.top.name}.${attribute.name}`, attribute, op, value })
      if (typeof compared !== 'string') return perRow(sql`"node" -> ${attribute.name}::text = ${JSON.stringify(compared)}::jsonb`)
      return perRow(compareText(elementText(attribute), op, compared))
    },
    present: (path) => perRow(holdsSomething(sql`"node" -> ${keptSubAttribute(parent, path).name}::text`)),
    valuePath: refuseInnerBrackets,
  }
}

/** What one element must hold when the filter asks for nothing but equality, so that the index can answer; else null. */
function equalities(filter: Filter, parent: Parent): ScimResource | null {
  if (filter.kind === 'compare' && filter.op === 'eq' && filter.value !== null) {
    const attribute = keptSubAttribute(parent, filter.path)
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
