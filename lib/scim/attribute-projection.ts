import type { AttributePath } from './filter/ast'
import type { ScimResource } from './json'
import type { ResourceDefinition } from './schemas/schema-types'

/** Which attributes a client wants back (RFC 7644 §3.9); both absent means the default set. */
export type Projection = { attributes?: AttributePath[]; excludedAttributes?: AttributePath[] }

export function parseProjection(input: { attributes?: string; excludedAttributes?: string }): Projection {
  throw new Error(String(input))
}

export function projectAttributes(resource: ScimResource, projection: Projection, definition: ResourceDefinition): ScimResource {
  throw new Error(String([resource, projection, definition]))
}
