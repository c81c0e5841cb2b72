import { attribute } from './attribute'
import type { Schema, SchemaAttribute } from './schema-types'

export const SCHEMA_URN = 'urn:ietf:params:scim:schemas:core:2.0:Schema'

const readOnly = { mutability: 'readOnly' } as const

/** What an attribute definition consists of. `subAttributes` has the same parts again, without itself (RFC 7643 §7). */
const characteristics: SchemaAttribute[] = [
  attribute({ name: 'name', description: "The attribute's name.", required: true, caseExact: true, ...readOnly }),
  attribute({
    name: 'type',
    description: 'Its data type.',
    required: true,
    canonicalValues: ['string', 'complex', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary'],
    ...readOnly,
  }),
  attribute({ name: 'multiValued', type: 'boolean', description: 'True when it is a list.', required: true, ...readOnly }),
  attribute({ name: 'description', description: 'What it is, for people.', caseExact: true, ...readOnly }),
  attribute({ name: 'required', type: 'boolean', description: 'True when it must have a value.', ...readOnly }),
  attribute({
    name: 'canonicalValues',
    multiValued: true,
    description: 'Suggested values.',
    caseExact: true,
    ...readOnly,
  }),
  attribute({ name: 'caseExact', type: 'boolean', description: 'True when letter case matters.', ...readOnly }),
  attribute({
    name: 'mutability',
    description: 'Whether clients may write it.',
    caseExact: true,
    canonicalValues: ['readOnly', 'readWrite', 'immutable', 'writeOnly'],
    ...readOnly,
  }),
  attribute({
    name: 'returned',
    description: 'When it is part of a response.',
    caseExact: true,
    canonicalValues: ['always', 'never', 'default', 'request'],
    ...readOnly,
  }),
  attribute({
    name: 'uniqueness',
    description: 'Among which resources it is unique.',
    caseExact: true,
    canonicalValues: ['none', 'server', 'global'],
    ...readOnly,
  }),
  attribute({
    name: 'referenceTypes',
    multiValued: true,
    description: 'What a reference may lead to.',
    caseExact: true,
    ...readOnly,
  }),
]

/** The schema of Schema (RFC 7643 §7 and §8.7.2). */
export const schemaSchema: Schema = {
  id: SCHEMA_URN,
  name: 'Schema',
  description: 'The attributes of a schema',
  attributes: [
    attribute({ name: 'id', description: 'URN of the schema.', required: true, caseExact: true, ...readOnly }),
    attribute({ name: 'name', description: 'Name for people.', required: true, ...readOnly }),
    attribute({ name: 'description', description: 'What it is, for people.', ...readOnly }),
    attribute({
      name: 'attributes',
      type: 'complex',
      multiValued: true,
      description: 'The attributes.',
      required: true,
      subAttributes: [
        ...characteristics,
        attribute({
          name: 'subAttributes',
          type: 'complex',
          multiValued: true,
          description: 'The attributes inside a complex one.',
          subAttributes: characteristics,
          ...readOnly,
        }),
      ],
      ...readOnly,
    }),
  ],
}
