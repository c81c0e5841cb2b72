import { parsePatchPath } from '../attribute-path'
import type { Filter } from '../filter/ast'
import { attributeNamed } from '../attribute-named'
import { findSchema, type ResolvedPath, resolvePath } from '../find-attribute'
import type { ResourceDefinition, Schema, SchemaAttribute } from '../schemas/schema-types'
import { ScimError } from '../scim-error'

/** One attribute, with the value filter of the path if it has one. */
export type AttributeTarget = { kind: 'attribute'; valueFilter?: Filter } & ResolvedPath

/** What the path of an operation leads to: all attributes of a schema, or one attribute. */
export type PatchTarget = { kind: 'schema'; schema: Schema } | AttributeTarget

const MAX_REMEMBERED = 500
const remembered = new WeakMap<ResourceDefinition, Map<string, PatchTarget>>()

/**
 * Reads and resolves a path (RFC 7644 §3.5.2), and remembers it: clients use few paths, again and again.
 * Throws ScimError 400 invalidPath, invalidFilter for what is in brackets.
 */
export function readTarget(definition: ResourceDefinition, text: string): PatchTarget {
  const known = remembered.get(definition) ?? new Map<string, PatchTarget>()
  const target = known.get(text) ?? resolveTarget(definition, text)
  if (known.size >= MAX_REMEMBERED) known.clear()
  if (text.length < 200) known.set(text, target)
  remembered.set(definition, known)
  return target
}

function resolveTarget(definition: ResourceDefinition, text: string): PatchTarget {
  const schema = findSchema(definition, text.trim())
  if (schema) return { kind: 'schema', schema }
  const { path, valueFilter } = parsePatchPath(text)
  const resolved = resolvePath(definition, path)
  if (!resolved) throw invalidPath(`${quote(text)} names no attribute of a ${definition.name}. Look the name up in /Schemas.`)
  if (!valueFilter) return { kind: 'attribute', ...resolved }
  if (!resolved.top.multiValued) {
    throw invalidPath(`"${resolved.top.name}" has one value, so ${quote(text)} cannot select among them. Leave out the brackets.`)
  }
  requireSubAttributes(valueFilter, resolved.top)
  return { kind: 'attribute', valueFilter, ...resolved }
}

function requireSubAttributes(filter: Filter, attribute: SchemaAttribute): void {
  if ('operands' in filter) return filter.operands.forEach((operand) => requireSubAttributes(operand, attribute))
  if ('operand' in filter) return requireSubAttributes(filter.operand, attribute)
  const { urn, attribute: name, subAttribute } = filter.path
  if (urn === undefined && subAttribute === undefined && attributeNamed(attribute.subAttributes, name)) return
  throw invalidPath(`"${attribute.name}" has no sub-attribute ${quote(name)}. Look its name up in /Schemas.`)
}

function invalidPath(detail: string): ScimError {
  return new ScimError('invalidPath', detail)
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}
