/** A JSON object as it came over the wire: nothing is known of its members. */
export type JsonObject = { [key: string]: unknown }

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** Reads a member whatever the case of its name: SCIM attribute names are case-insensitive (RFC 7643 §2.1). */
export function member(object: JsonObject | undefined, name: string): unknown {
  if (!object) return undefined
  if (Object.hasOwn(object, name)) return object[name]
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : object[key]
}
