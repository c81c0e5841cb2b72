import { isJsonObject, type Json, type JsonObject } from '../json'
import { describeJson, memberOf, requireJsonObject } from '../json-shape'
import { MAX_BULK_OPERATIONS } from '../request-limits'
import { ScimError } from '../scim-error'

/** One operation of a bulk request as it was sent; `method` is upper-cased. Whether it can be done is found when it is its turn. */
export type BulkOperation = { method: string; path: string; bulkId?: string; version?: string; data?: Json }

/** A bulk request (RFC 7644 §3.7). `failOnErrors` is Infinity when the client names no limit. */
export type BulkRequest = { failOnErrors: number; operations: BulkOperation[] }

/**
 * Reads the body of a bulk request. Keys and methods are taken in any letter case, and `schemas` may be missing. Throws ScimError 400
 * invalidSyntax for what is no bulk request, 400 invalidValue for a bulkId given twice, 413 for too many operations.
 */
export function parseBulkRequest(body: unknown): BulkRequest {
  const members = requireJsonObject(body)
  const operations = memberOf(members, 'Operations')
  if (!Array.isArray(operations) || operations.length === 0) {
    throw new ScimError('invalidSyntax', 'A bulk request needs "Operations", a list with at least one operation. Send it.')
  }
  if (operations.length > MAX_BULK_OPERATIONS) {
    throw new ScimError('tooLarge', `${operations.length} operations are too many for one request. Send at most ${MAX_BULK_OPERATIONS}.`)
  }
  const parsed = operations.map(parseOperation)
  requireOwnBulkIds(parsed)
  return { failOnErrors: parseFailOnErrors(memberOf(members, 'failOnErrors')), operations: parsed }
}

function parseFailOnErrors(value: Json | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value
  throw new ScimError('invalidValue', `"failOnErrors" is ${describeJson(value)}. Send a whole number from 1, or leave it out.`)
}

function parseOperation(operation: Json, index: number): BulkOperation {
  const place = `Operations[${index}]`
  if (!isJsonObject(operation)) {
    throw new ScimError('invalidSyntax', `${place} is ${describeJson(operation)}. Send an object with method, path and data.`)
  }
  const method = readText(operation, 'method', place)
  const path = readText(operation, 'path', place)
  if (method === undefined || path === undefined) {
    throw new ScimError('invalidSyntax', `${place} has no "${method === undefined ? 'method' : 'path'}". Send method and path.`)
  }
  const bulkId = readText(operation, 'bulkId', place)
  const version = readText(operation, 'version', place)
  const data = memberOf(operation, 'data')
  return {
    method: method.toUpperCase(),
    path,
    ...(bulkId !== undefined && { bulkId }),
    ...(version !== undefined && { version }),
    ...(data !== undefined && { data }),
  }
}

/** A member as text; undefined when it is missing or empty. */
function readText(operation: JsonObject, name: string, place: string): string | undefined {
  const value = memberOf(operation, name)
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string') return value
  throw new ScimError('invalidSyntax', `The "${name}" of ${place} is ${describeJson(value)}. Send it as text.`)
}

function requireOwnBulkIds(operations: BulkOperation[]): void {
  const seen = new Set<string>()
  for (const { bulkId } of operations) {
    if (bulkId === undefined) continue
    if (seen.has(bulkId)) {
      throw new ScimError('invalidValue', `The bulkId ${JSON.stringify(bulkId.slice(0, 100))} stands twice. Give each operation its own.`)
    }
    seen.add(bulkId)
  }
}
