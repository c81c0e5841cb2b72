/** Data types of RFC 7643 §2.3. */
export type AttributeType = 'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'reference' | 'binary' | 'complex'

/** One attribute with the characteristics of RFC 7643 §2.2 and §7. */
export type SchemaAttribute = {
  name: string
  type: AttributeType
  multiValued: boolean
  description: string
  required: boolean
  caseExact: boolean
  mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly'
  returned: 'always' | 'never' | 'default' | 'request'
  uniqueness: 'none' | 'server' | 'global'
  canonicalValues?: string[]
  referenceTypes?: string[]
  subAttributes?: SchemaAttribute[]
}

/** A schema (RFC 7643 §7): what `/Schemas` advertises, and what bodies and paths are read against. */
export type Schema = { id: string; name: string; description: string; attributes: SchemaAttribute[] }

/** A resource type with its schemas (RFC 7643 §6). Extensions are optional for every resource. */
export type ResourceDefinition = {
  name: 'User' | 'Group'
  endpoint: '/Users' | '/Groups'
  schema: Schema
  extensions: Schema[]
}
