import { attribute } from './schemas/attribute'
import { externalIdAttribute } from './schemas/common'
import type { ResourceDefinition } from './schemas/schema-types'

/** A Group (RFC 7643 §4.2), for tests of what the engine does with members. */
export const testGroupDefinition: ResourceDefinition = {
  name: 'Group',
  endpoint: '/Groups',
  schema: {
    id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
    name: 'Group',
    description: 'Group',
    attributes: [
      externalIdAttribute,
      attribute({ name: 'displayName', description: 'Name.', required: true }),
      attribute({ name: 'size', type: 'integer', description: 'A number.' }),
      attribute({ name: 'renewedAt', type: 'dateTime', description: 'A time.' }),
      attribute({ name: 'labels', multiValued: true, description: 'A list of simple values.' }),
      attribute({ name: 'secret', description: 'On request.', returned: 'request' }),
      attribute({
        name: 'members',
        type: 'complex',
        multiValued: true,
        description: 'Members.',
        subAttributes: [
          attribute({ name: 'value', description: 'Id.', caseExact: true, mutability: 'immutable' }),
          attribute({ name: '$ref', type: 'reference', description: 'URL.', caseExact: true, mutability: 'immutable' }),
          attribute({ name: 'display', description: 'Name.', mutability: 'readOnly' }),
          attribute({ name: 'type', description: 'Kind.', mutability: 'immutable', canonicalValues: ['User', 'Group'] }),
        ],
      }),
    ],
  },
  extensions: [],
}
