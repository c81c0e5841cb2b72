import type { AttributePath } from '@/lib/scim/filter/ast'
import { formatPath } from '@/lib/scim/filter/format-path'
import { type ResolvedPath, resolvePath } from '@/lib/scim/find-attribute'
import type { ResourceDefinition } from '@/lib/scim/schemas/schema-types'
import type { Column, LinkedList, Searched } from './searched'

/**
 * `emails` -> `emails.value`, `manager` -> `manager.value`, since a complex attribute that is compared as a whole stands for its `value`
 * (RFC 7643 §2.4); other paths as they are. Undefined when there is no such sub-attribute.
 */
export function resolveValue(resolved: ResolvedPath, definition: ResourceDefinition): ResolvedPath | undefined {
  if (resolved.leaf.type !== 'complex') return resolved
  return resolvePath(definition, { ...resolved.path, subAttribute: 'value' })
}

/** The column that holds what the path names, or undefined. */
export function columnOf({ attribute, subAttribute, urn }: AttributePath, { columns }: Searched): Column | undefined {
  if (urn !== undefined) return undefined
  return columns.get(subAttribute === undefined ? attribute : `${attribute}.${subAttribute}`)
}

/** The list of other tables that holds what the path names, or undefined. */
export function linkedListOf({ attribute, urn }: AttributePath, { linked }: Searched): LinkedList | undefined {
  return urn === undefined ? linked.get(attribute) : undefined
}

/** The keys that lead to the (whole) attribute in the column "folded". */
export function foldedKeys({ urn, attribute }: AttributePath): string[] {
  return urn === undefined ? [attribute] : [urn, attribute]
}

/** A path of any length as a message shows it, quoted. */
export function shownPath(path: AttributePath): string {
  return JSON.stringify(formatPath(path).slice(0, 200))
}

/** What is searched, in the words of a message: `user`, `group`, `user or group`. */
export function kindsOf(searched: Searched[], conjunction: 'or' | 'and' = 'or'): string {
  return searched.map(({ definition }) => definition.name.toLowerCase()).join(` ${conjunction} `)
}
