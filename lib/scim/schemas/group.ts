import { attribute } from './attribute'
import { externalIdAttribute } from './common'
import type { ResourceDefinition, Schema } from './schema-types'

export const CORE_GROUP_URN = 'urn:ietf:params:scim:schemas:core:2.0:Group'

/** The core Group schema (RFC 7643 §4.2 and §8.7.1). Members are users: groups inside groups are not offered. */
export const groupSchema: Schema = {
  id: CORE_GROUP_URN,
  name: 'Group',
  description: 'Group',
  attributes: [
    externalIdAttribute,
    attribute({
      name: 'displayName',
      description: 'The name of the group, which is a role of the console. Compared without regard to case, stored as sent.',
      required: true,
      uniqueness: 'server',
    }),
    attribute({
      name: 'members',
      type: 'complex',
      multiValued: true,
      description: 'The users who hold the role.',
      subAttributes: [
        attribute({ name: 'value', description: "The user's id.", caseExact: true, mutability: 'immutable' }),
        attribute({
          name: '$ref',
          type: 'reference',
          description: "URL of the member's User resource.",
          caseExact: true,
          mutability: 'immutable',
          referenceTypes: ['User'],
        }),
        attribute({ name: 'display', description: "The member's name for people to read.", mutability: 'readOnly' }),
        attribute({ name: 'type', description: 'The kind of member.', mutability: 'immutable', canonicalValues: ['User'] }),
      ],
    }),
  ],
}

/** What a Group is here. */
export const groupDefinition: ResourceDefinition = {
  name: 'Group',
  endpoint: '/Groups',
  schema: groupSchema,
  extensions: [],
}
