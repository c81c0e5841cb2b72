import { attributeNamed } from './attribute-named'
import { findSchema, resolvePath } from './find-attribute'
import { readAttributePath } from './filter/read-attribute-path'
import { isJsonObject, type Json, type JsonObject, type ScimResource } from './json'
import { commonAttributes } from './schemas/common'
import type { ResourceDefinition, SchemaAttribute } from './schemas/schema-types'
import { ScimError } from './scim-error'

/**
 * Which attributes a client wants back (RFC 7644 §3.9), as it wrote them: only `attributes`, or all but
 * `excludedAttributes`; with both, the former without the latter. Both absent means the default set.
 */
export type Projection = { attributes?: string[]; excludedAttributes?: string[] }

const MAX_LENGTH = 10_000

/** Reads the two parameters, lists joined by commas. Throws ScimError 400 invalidValue for what is no attribute path. */
export function parseProjection(input: { attributes?: string; excludedAttributes?: string }): Projection {
  const attributes = splitPaths('attributes', input.attributes)
  const excludedAttributes = splitPaths('excludedAttributes', input.excludedAttributes)
  return { ...(attributes && { attributes }), ...(excludedAttributes && { excludedAttributes }) }
}

/**
 * The resource as the client wants it. `id` and `schemas` always stay, what is `returned: never` never does, and
 * attributes the schema does not know are passed over. The input is not changed.
 */
export function projectAttributes(resource: ScimResource, projection: Projection, definition: ResourceDefinition): ScimResource {
  const wanted = projection.attributes && selectionOf(projection.attributes, definition)
  const unwanted = selectionOf(projection.excludedAttributes ?? [], definition)
  const core = (name: string) => attributeNamed(commonAttributes, name) ?? attributeNamed(definition.schema.attributes, name)
  const result = projectObject({ object: resource, find: core, wanted, unwanted, prefix: '' })
  for (const { id, attributes } of definition.extensions) {
    const object = resource[id]
    if (!isJsonObject(object)) continue
    const projected = projectObject({ object, find: (name) => attributeNamed(attributes, name), wanted, unwanted, prefix: `${id}:` })
    if (Object.keys(projected).length > 0) result[id] = projected
  }
  return result
}

/** Whether anything of the core attribute `name` would be returned, so that what costs a query is read only when it is shown. */
export function includesAttribute(name: string, projection: Projection, definition: ResourceDefinition): boolean {
  if (selectionOf(projection.excludedAttributes ?? [], definition).named.has(name)) return false
  const wanted = projection.attributes && selectionOf(projection.attributes, definition)
  return !wanted || wanted.named.has(name) || wanted.above.has(name)
}

/** Canonical paths, `name.givenName` or `urn:...:User:department`: those named, and those above them. */
type Selection = { named: Set<string>; above: Set<string> }

type Part = {
  object: JsonObject
  find: (name: string) => SchemaAttribute | undefined
  wanted: Selection | undefined
  unwanted: Selection
  prefix: string
}

function projectObject({ object, find, wanted, unwanted, prefix }: Part): JsonObject {
  const result: JsonObject = {}
  for (const [key, value] of Object.entries(object)) {
    const attribute = find(key)
    if (!attribute || attribute.returned === 'never') continue
    const path = prefix + attribute.name
    const isWanted = wanted ? wanted.named.has(path) : attribute.returned !== 'request'
    const isPart = wanted?.above.has(path) ?? false
    if (attribute.returned !== 'always' && (unwanted.named.has(path) || (!isWanted && !isPart))) continue
    const findSub = (name: string) => attributeNamed(attribute.subAttributes, name)
    const inside = { find: findSub, wanted: isWanted ? undefined : wanted, unwanted, prefix: `${path}.` }
    const projected = attribute.type === 'complex' ? projectValue(value, inside) : value
    if (projected !== undefined) result[attribute.name] = projected
  }
  return result
}

function projectValue(value: Json, inside: Omit<Part, 'object'>): Json | undefined {
  if (Array.isArray(value)) {
    const elements = value.map((element) => projectValue(element, inside)).filter((element) => element !== undefined)
    return elements.length === 0 && value.length > 0 ? undefined : elements
  }
  if (!isJsonObject(value)) return value
  const projected = projectObject({ ...inside, object: value })
  return Object.keys(projected).length === 0 ? undefined : projected
}

function selectionOf(texts: string[], definition: ResourceDefinition): Selection {
  const selection: Selection = { named: new Set(), above: new Set() }
  for (const text of texts) {
    const schema = findSchema(definition, text)
    const prefix = schema && schema !== definition.schema ? `${schema.id}:` : ''
    for (const attribute of schema?.attributes ?? []) selection.named.add(prefix + attribute.name)
    const path = schema ? undefined : readAttributePath(text)
    const resolved = path && resolvePath(definition, path)
    if (!resolved) continue
    const top = (resolved.path.urn === undefined ? '' : `${resolved.path.urn}:`) + resolved.top.name
    if (resolved.leaf !== resolved.top) selection.above.add(top)
    selection.named.add(resolved.leaf === resolved.top ? top : `${top}.${resolved.leaf.name}`)
  }
  return selection
}

function splitPaths(parameter: string, list: string | undefined): string[] | undefined {
  const paths = (list ?? '').split(',').flatMap((path) => path.trim() || [])
  const wrong =
    (list ?? '').length > MAX_LENGTH ? 'more than 10,000 characters' : paths.find((path) => !readAttributePath(path) && !path.includes(':'))
  if (wrong !== undefined) {
    const shown = JSON.stringify(wrong.slice(0, 100))
    throw new ScimError('invalidValue', `"${parameter}" contains ${shown}, which is no attribute. Send names like userName,name.givenName.`)
  }
  return paths.length === 0 ? undefined : paths
}
