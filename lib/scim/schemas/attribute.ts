import type { SchemaAttribute } from './schema-types'

type AttributeFacts = Partial<SchemaAttribute> & { name: string; description: string }

/** An attribute of a schema; what is left out has the default of RFC 7643 §2.2. */
export function attribute(facts: AttributeFacts): SchemaAttribute {
  const { name, description, ...rest } = facts
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...rest,
  }
}

type PluralFacts = {
  name: string
  description: string
  value: Partial<SchemaAttribute> & { description: string }
  types?: string[]
}

/** A multi-valued attribute with the sub-attributes of RFC 7643 §2.4: value, display, type and primary. */
export function pluralAttribute(facts: PluralFacts): SchemaAttribute {
  return attribute({
    name: facts.name,
    type: 'complex',
    multiValued: true,
    description: facts.description,
    subAttributes: [
      attribute({ name: 'value', ...facts.value }),
      attribute({ name: 'display', description: 'A name for people to read.' }),
      typeAttribute(facts.types),
      primaryAttribute(),
    ],
  })
}

/** The `type` sub-attribute. Entra derives its paths (`emails[type eq "work"].value`) from the canonical values. */
export function typeAttribute(canonicalValues?: string[]): SchemaAttribute {
  return attribute({ name: 'type', description: 'What the value is for.', ...(canonicalValues && { canonicalValues }) })
}

/** The `primary` sub-attribute: true on at most one value. */
export function primaryAttribute(): SchemaAttribute {
  return attribute({ name: 'primary', type: 'boolean', description: 'True for the preferred value; at most one value has it.' })
}
