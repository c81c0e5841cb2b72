import { attributeNamed } from './attribute-named'
import { sameUrn } from './entra/malformed-urn'
import type { AttributePath } from './filter/ast'
import { commonAttributes } from './schemas/common'
import type { ResourceDefinition, Schema, SchemaAttribute } from './schemas/schema-types'

/**
 * Where a path leads: the attribute it names (`leaf`: the sub-attribute when it names one), the attribute of the
 * schema that holds it (`top`), and the path in the schema's spelling. `path.urn` is set for extensions only.
 */
export type ResolvedPath = { path: AttributePath; top: SchemaAttribute; leaf: SchemaAttribute }

/** The definition's core or extension schema with that URN; letter case and Entra's misplaced colons do not matter. */
export function findSchema(definition: ResourceDefinition, urn: string): Schema | undefined {
  if (!urn.includes(':')) return undefined
  return [definition.schema, ...definition.extensions].find((schema) => sameUrn(schema.id, urn))
}

/**
 * Finds what a path names (RFC 7644 §3.10), or undefined. Without a URN the core schema and the common attributes
 * come first, then the extensions: Entra writes `manager` and `department` without their URN.
 */
export function resolvePath(definition: ResourceDefinition, path: AttributePath): ResolvedPath | undefined {
  const named = path.urn === undefined ? undefined : findSchema(definition, path.urn)
  if (path.urn !== undefined && !named) return undefined
  const schemas = named ? [named] : [definition.schema, ...definition.extensions]
  for (const schema of schemas) {
    const isCore = schema === definition.schema
    const common = isCore ? attributeNamed(commonAttributes, path.attribute) : undefined
    const top = common ?? attributeNamed(schema.attributes, path.attribute)
    const leaf = top && (path.subAttribute === undefined ? top : attributeNamed(top.subAttributes, path.subAttribute))
    if (!top || !leaf) continue
    return {
      top,
      leaf,
      path: {
        ...(!isCore && { urn: schema.id }),
        attribute: top.name,
        ...(path.subAttribute !== undefined && { subAttribute: leaf.name }),
      },
    }
  }
  return undefined
}

/** The attribute or sub-attribute that a path names, or undefined; common attributes (id, externalId, meta.*) included. */
export function findAttribute(definition: ResourceDefinition, path: AttributePath): SchemaAttribute | undefined {
  return resolvePath(definition, path)?.leaf
}
