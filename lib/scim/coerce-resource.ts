import { readKeys } from './entra/dotted-keys'
import { isJsonObject, type ScimResource } from './json'
import { requireJsonObject } from './json-shape'
import { changeTarget } from './patch/change-target'
import { newWorkBudget } from './patch/work-budget'
import type { ResourceDefinition } from './schemas/schema-types'
import { ScimError } from './scim-error'

/**
 * Reads the body of a POST or PUT (RFC 7644 §3.3, §3.5.1) into what is stored: keys in the schema's spelling,
 * extensions under their URNs, values coerced. Left out: `schemas`, readOnly attributes, the password, unknown
 * attributes and unassigned ones. Dotted and URN-prefixed keys are accepted. Doing it twice changes nothing.
 * Throws ScimError 400 invalidSyntax (no object, too deep) or invalidValue (wrong type, required attribute missing).
 */
export function coerceResource(body: unknown, definition: ResourceDefinition): ScimResource {
  const resource: ScimResource = {}
  const budget = newWorkBudget()
  for (const { target, value } of readKeys({ source: requireJsonObject(body), definition })) {
    if (value !== null) changeTarget({ resource, target, op: 'replace', value, budget })
  }
  for (const { id } of definition.extensions) {
    const extension = resource[id]
    if (isJsonObject(extension) && Object.keys(extension).length === 0) delete resource[id]
  }
  requireAttributes(resource, definition)
  return resource
}

/** The URNs for `schemas` of a resource (RFC 7643 §3): its core schema and the extensions it has data of. */
export function schemasOf(resource: ScimResource, definition: ResourceDefinition): string[] {
  return [definition.schema, ...definition.extensions.filter(({ id }) => Object.hasOwn(resource, id))].map(({ id }) => id)
}

function requireAttributes(resource: ScimResource, definition: ResourceDefinition): void {
  for (const { name, required } of definition.schema.attributes) {
    const value = resource[name]
    if (!required || (value !== undefined && !(typeof value === 'string' && value.trim() === ''))) continue
    throw new ScimError('invalidValue', `"${name}" is required and must not be blank. Send a ${definition.name} with "${name}".`)
  }
}
