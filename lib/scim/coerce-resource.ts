import type { ScimResource } from './json'
import type { ResourceDefinition } from './schemas/schema-types'

export function coerceResource(body: unknown, definition: ResourceDefinition): ScimResource {
  throw new Error(String([body, definition]))
}
