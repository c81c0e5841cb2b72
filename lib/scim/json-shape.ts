import { isJsonObject, type Json, type JsonObject } from './json'
import { ScimError } from './scim-error'

const MAX_DEPTH = 32

/**
 * Takes a parsed request body as a JSON object. Throws ScimError 400 invalidSyntax when it is none, or when it is
 * nested deeper than any SCIM message: everything behind this check may recurse.
 */
export function requireJsonObject(body: unknown): JsonObject {
  if (!isJsonObject(body)) {
    throw new ScimError('invalidSyntax', `The body must be a JSON object, but is ${describeJson(body)}. Send an object in braces.`)
  }
  requireShallow(body)
  return body
}

function requireShallow(body: JsonObject): void {
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new ScimError('invalidSyntax', `The body is nested deeper than ${MAX_DEPTH} levels. Send a flatter body.`)
    }
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
}

/** The key of a message that is `name` in any letter case, or undefined; the last one counts. */
export function keyOf(object: JsonObject, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return Object.keys(object).findLast((candidate) => candidate.toLowerCase() === wanted)
}

/** The value of a message's key, in any letter case; the last one counts. Null and absent are both undefined. */
export function memberOf(object: JsonObject, name: string): Exclude<Json, null> | undefined {
  const key = keyOf(object, name)
  return key === undefined ? undefined : (object[key] ?? undefined)
}

/** A value in words, short, for error messages: `the text "abc"`, `a list`. */
export function describeJson(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'missing'
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 60))}${value.length > 60 ? ' (cut)' : ''}`
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 value' : `a list of ${value.length} values`
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`
}
