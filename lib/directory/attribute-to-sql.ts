import { type Sql, sql } from '@/lib/db/sql'
import type { AttributePath } from '@/lib/scim/filter/ast'
import { type ResolvedPath, resolvePath } from '@/lib/scim/find-attribute'
import { userDefinition } from '@/lib/scim/schemas/user-definition'

/** A single value of an account as an SQL expression over "User". Times are counted in milliseconds since 1970. */
export type Column = { type: 'text' | 'boolean' | 'milliseconds'; sql: Sql }

const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ['id', { type: 'text', sql: sql`"User"."id"::text` }],
  ['userName', { type: 'text', sql: sql`"User"."userNameKey"` }],
  ['externalId', { type: 'text', sql: sql`"User"."externalId"` }],
  ['active', { type: 'boolean', sql: sql`"User"."active"` }],
  ['meta.resourceType', { type: 'text', sql: sql`${userDefinition.name}::text` }],
  ['meta.created', { type: 'milliseconds', sql: milliseconds(sql`"User"."createdAt"`) }],
  ['meta.lastModified', { type: 'milliseconds', sql: milliseconds(sql`"User"."updatedAt"`) }],
  ['meta.version', { type: 'text', sql: sql`('W/"' || "User"."version" || '"')` }],
])

function milliseconds(time: Sql): Sql {
  return sql`(extract(epoch FROM ${time}) * 1000)::bigint`
}

/**
 * What a path of a filter or of sortBy names, in the schema's spelling; a complex attribute that is compared as a whole stands
 * for its `value` (RFC 7643 §2.4). Undefined for an unknown attribute.
 */
export function resolveUserPath(path: AttributePath): ResolvedPath | undefined {
  return resolvePath(userDefinition, path)
}

/** `emails` -> `emails.value`, `manager` -> `manager.value`; other paths as they are. Undefined when there is no such sub-attribute. */
export function resolveValue(resolved: ResolvedPath): ResolvedPath | undefined {
  if (resolved.leaf.type !== 'complex') return resolved
  return resolveUserPath({ ...resolved.path, subAttribute: 'value' })
}

/** The column that holds what the path names, or undefined: then "folded" does, under `foldedKeys`. */
export function columnOf({ attribute, subAttribute, urn }: AttributePath): Column | undefined {
  if (urn !== undefined) return undefined
  return COLUMNS.get(subAttribute === undefined ? attribute : `${attribute}.${subAttribute}`)
}

/** The keys that lead to the (whole) attribute in the column "folded". */
export function foldedKeys({ urn, attribute }: AttributePath): string[] {
  return urn === undefined ? [attribute] : [urn, attribute]
}

/** A path as people write it, for messages. */
export function pathText({ urn, attribute, subAttribute }: AttributePath): string {
  const whole = [urn, attribute].filter((part) => part !== undefined).join(':')
  return subAttribute === undefined ? whole : `${whole}.${subAttribute}`
}
