import type { SchemaAttribute } from './schemas/schema-types'

const lookups = new WeakMap<SchemaAttribute[], Map<string, SchemaAttribute>>()

/** The attribute of that name, in any letter case (RFC 7643 §2.1), or undefined. */
export function attributeNamed(attributes: SchemaAttribute[] | undefined, name: string): SchemaAttribute | undefined {
  if (!attributes) return undefined
  let lookup = lookups.get(attributes)
  if (!lookup) {
    lookup = new Map(attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]))
    lookups.set(attributes, lookup)
  }
  return lookup.get(name.toLowerCase())
}
