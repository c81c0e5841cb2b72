import { attribute } from './attribute'
import type { Schema } from './schema-types'

export const RESOURCE_TYPE_URN = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType'

const readOnly = { mutability: 'readOnly' } as const
const readOnlyUri = { ...readOnly, type: 'reference' as const, caseExact: true, referenceTypes: ['uri'] }

/** The schema of ResourceType (RFC 7643 §6 and §8.7.2). */
export const resourceTypeSchema: Schema = {
  id: RESOURCE_TYPE_URN,
  name: 'ResourceType',
  description: 'A kind of resource, with its endpoint and schemas',
  attributes: [
    attribute({ name: 'name', description: 'Name of the resource type.', required: true, ...readOnly }),
    attribute({ name: 'description', description: 'What it is, for people.', ...readOnly }),
    attribute({ name: 'endpoint', description: 'Its path below the base URL.', required: true, ...readOnlyUri }),
    attribute({ name: 'schema', description: 'URN of its core schema.', required: true, ...readOnlyUri }),
    attribute({
      name: 'schemaExtensions',
      type: 'complex',
      multiValued: true,
      description: 'Its schema extensions.',
      subAttributes: [
        attribute({ name: 'schema', description: 'URN of the extension.', required: true, ...readOnlyUri }),
        attribute({ name: 'required', type: 'boolean', description: 'True when a resource must have it.', required: true, ...readOnly }),
      ],
      ...readOnly,
    }),
  ],
}
