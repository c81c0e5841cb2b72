/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A JSON object. Read it with `Object.hasOwn` or `Object.entries`: keys come from outside, `constructor` among them. */
export type JsonObject = { [key: string]: Json }

/** A SCIM resource: attributes by their canonical names, extensions by their URNs (RFC 7643 §3). */
export type ScimResource = { [key: string]: Json }

/** True for a JSON object, false for lists, null and everything else. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under a key that the schema gave, made and put there when it is missing. */
export function objectAt(container: JsonObject, key: string): JsonObject {
  const existing = container[key]
  if (isJsonObject(existing)) return existing
  const created: JsonObject = {}
  container[key] = created
  return created
}
