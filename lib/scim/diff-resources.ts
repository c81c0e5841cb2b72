import { isJsonObject, type Json, type ScimResource } from './json'

/** What changed, by SCIM path: the same paths on both sides, null where there was or is nothing. */
export type ResourceDiff = { before: { [path: string]: Json }; after: { [path: string]: Json } }

/**
 * The attributes that differ between two states of a resource, for the audit trail. Complex values go by sub-attribute
 * (`name.givenName`, `urn:...:User:manager.value`), multi-valued attributes as the whole list under their name.
 */
export function diffResources(before: ScimResource, after: ScimResource): ResourceDiff {
  const [old, fresh] = [flatten(before), flatten(after)]
  const changed = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (path) => JSON.stringify(old.get(path)) !== JSON.stringify(fresh.get(path)),
  )
  const side = (values: Map<string, Json>) => Object.fromEntries(changed.map((path) => [path, values.get(path) ?? null]))
  return { before: side(old), after: side(fresh) }
}

function flatten(resource: ScimResource): Map<string, Json> {
  const paths = new Map<string, Json>()
  const visit = (object: ScimResource, prefix: string) => {
    for (const [key, value] of Object.entries(object)) {
      if (isJsonObject(value)) visit(value, `${prefix}${key}${key.toLowerCase().startsWith('urn:') ? ':' : '.'}`)
      else paths.set(prefix + key, sorted(value))
    }
  }
  visit(resource, '')
  return paths
}

/** The same value with object keys in one order, so that a database's own order is no difference. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
