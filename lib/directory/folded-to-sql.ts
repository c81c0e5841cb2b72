import { join, type Sql, sql } from '@/lib/db/sql'
import type { Json } from '@/lib/scim/json'
import type { ResolvedPath } from '@/lib/scim/find-attribute'
import type { ResourceDefinition, SchemaAttribute } from '@/lib/scim/schemas/schema-types'
import { foldedKeys } from './attribute-to-sql'

/** `"folded" @> ...`: served by the GIN index. */
export function contains({ path, top }: ResolvedPath, value: Json): Sql {
  const inner = top.multiValued ? [value] : value
  const whole = foldedKeys(path).reduceRight<unknown>((held, key) => ({ [key]: held }), inner)
  return sql`"folded" @> ${JSON.stringify(whole)}::jsonb`
}

/** True when the condition holds for an element of the attribute; a complex attribute with one value is its own only element. */
export function exists({ path }: ResolvedPath, condition: Sql): Sql {
  const held = sql`"folded" #> ${foldedKeys(path)}::text[]`
  return sql`EXISTS (SELECT 1 FROM jsonb_array_elements(
    CASE jsonb_typeof(${held}) WHEN 'array' THEN ${held} WHEN 'object' THEN jsonb_build_array(${held}) ELSE '[]' END) AS "element"("node")
    WHERE ${condition})`
}

/** A sub-attribute of the element that `exists` looks at, as text. */
export function elementText(attribute: SchemaAttribute): Sql {
  return sql`("node" ->> ${attribute.name}::text)`
}

/** The meaning of `pr` (RFC 7644 §3.4.2.2): neither null nor empty. */
export function holdsSomething(json: Sql): Sql {
  return sql`COALESCE(${json}, 'null') NOT IN ('null', '""', '{}', '[]')`
}

/** The URNs in the `schemas` of a resource: that of its kind, and those of the extensions in which it has something. */
export function schemaUrns({ schema, extensions }: ResourceDefinition): Sql {
  return sql`(VALUES ${join([
    sql`(${schema.id}::text)`,
    ...extensions.map(({ id }) => sql`(CASE WHEN ${holdsSomething(sql`"folded" -> ${id}::text`)} THEN ${id}::text END)`),
  ])}) AS "held"("urn")`
}
