import { isJsonObject, type Json } from '../json'
import { describeJson, keyOf, memberOf, requireJsonObject } from '../json-shape'
import { ScimError } from '../scim-error'

/** One operation of a PATCH request; `op` is lower-cased. `value` is undefined when absent and null when null was sent. */
export type PatchOperation = { op: 'add' | 'remove' | 'replace'; path?: string; value?: Json }

/** A PATCH request (RFC 7644 §3.5.2). */
export type PatchOp = { Operations: PatchOperation[] }

/** The most operations in one PATCH request. */
export const MAX_PATCH_OPERATIONS = 1000

/**
 * Reads the body of a PATCH request. Keys and `op` are taken in any letter case (Entra writes `Replace`), and
 * `schemas` may be missing (the vendor's SDKs leave it out). Throws ScimError 400 invalidSyntax, invalidValue for an
 * add or replace without a value, noTarget for a remove without a path, and 413 for too many operations.
 */
export function parsePatchOp(body: unknown): PatchOp {
  const operations = memberOf(requireJsonObject(body), 'Operations')
  if (!Array.isArray(operations) || operations.length === 0) {
    throw new ScimError('invalidSyntax', 'A PATCH needs "Operations", a list with at least one operation. Send it.')
  }
  if (operations.length > MAX_PATCH_OPERATIONS) {
    throw new ScimError('tooLarge', `${operations.length} operations are too many for one PATCH. Send at most ${MAX_PATCH_OPERATIONS}.`)
  }
  return { Operations: operations.map(parseOperation) }
}

function parseOperation(operation: Json, index: number): PatchOperation {
  const place = `Operations[${index}]`
  if (!isJsonObject(operation)) {
    throw new ScimError('invalidSyntax', `${place} is ${describeJson(operation)}. Send an object with op, path and value.`)
  }
  const op = parseOp(memberOf(operation, 'op'), place)
  const path = parsePath(memberOf(operation, 'path'), place)
  const key = keyOf(operation, 'value')
  const value = key === undefined ? undefined : operation[key]
  if (op !== 'remove' && value === undefined) {
    throw new ScimError('invalidValue', `${place} has no "value". Send what to ${op}; null or "" clears an attribute.`)
  }
  if (op === 'remove' && path === undefined) {
    throw new ScimError('noTarget', `${place} removes nothing, because it has no "path". Send the path of the attribute to remove.`)
  }
  return { op, ...(path !== undefined && { path }), ...(value !== undefined && { value }) }
}

function parseOp(op: Json | undefined, place: string): PatchOperation['op'] {
  const name = typeof op === 'string' ? op.toLowerCase() : undefined
  if (name === 'add' || name === 'remove' || name === 'replace') return name
  throw new ScimError('invalidSyntax', `The "op" of ${place} is ${describeJson(op)}. Send add, remove or replace.`)
}

function parsePath(path: Json | undefined, place: string): string | undefined {
  if (path === undefined || path === '') return undefined
  if (typeof path === 'string') return path
  throw new ScimError('invalidPath', `The "path" of ${place} is ${describeJson(path)}. Send a path as text, or none.`)
}
