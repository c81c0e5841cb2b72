import { attribute } from './attribute'
import type { SchemaAttribute } from './schema-types'

/** The client's own identifier of a resource (RFC 7643 §3.1). Also listed in the schemas, so that Entra can map it. */
export const externalIdAttribute = attribute({
  name: 'externalId',
  description: "The resource's identifier at the client.",
  caseExact: true,
})

/** Attributes that every resource has, whatever its schema (RFC 7643 §3 and §3.1). */
export const commonAttributes: SchemaAttribute[] = [
  attribute({
    name: 'schemas',
    type: 'reference',
    multiValued: true,
    description: 'The URNs of the schemas whose attributes the resource has.',
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    referenceTypes: ['uri'],
  }),
  attribute({
    name: 'id',
    description: 'Identifier given by the service provider; never changes and is never reused.',
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  externalIdAttribute,
  attribute({
    name: 'meta',
    type: 'complex',
    description: 'What the service provider knows about the resource.',
    mutability: 'readOnly',
    subAttributes: [
      attribute({ name: 'resourceType', description: 'Name of the resource type.', caseExact: true, mutability: 'readOnly' }),
      attribute({ name: 'created', type: 'dateTime', description: 'When the resource was created.', mutability: 'readOnly' }),
      attribute({ name: 'lastModified', type: 'dateTime', description: 'When the resource last changed.', mutability: 'readOnly' }),
      attribute({
        name: 'location',
        type: 'reference',
        description: 'URL of the resource.',
        caseExact: true,
        mutability: 'readOnly',
        referenceTypes: ['uri'],
      }),
      attribute({ name: 'version', description: 'Version of the resource, as in its ETag.', caseExact: true, mutability: 'readOnly' }),
    ],
  }),
]
