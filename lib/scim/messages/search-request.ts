import { type Projection, parseProjection } from '../attribute-projection'
import { parseAttributePath } from '../attribute-path'
import type { AttributePath, Filter } from '../filter/ast'
import { parseFilter } from '../filter/parser'
import type { Json, JsonObject } from '../json'
import { describeJson, memberOf, requireJsonObject } from '../json-shape'
import { ScimError } from '../scim-error'

/** A search (RFC 7644 §3.4.2 and §3.4.3, RFC 9865 §2). `cursor` is '' when the client asks for the first page by cursor. */
export type SearchRequest = {
  filter?: Filter
  sortBy?: AttributePath
  sortOrder: 'ascending' | 'descending'
  startIndex: number
  count?: number
  cursor?: string
  projection: Projection
}

const PARAMETERS = ['filter', 'sortby', 'sortorder', 'startindex', 'count', 'cursor', 'attributes', 'excludedattributes']

const LARGEST = 2 ** 31 - 1

/**
 * Reads the query string of a GET. Parameter names in any letter case (Microsoft sends `startindex`), unknown ones
 * passed over. Throws ScimError 400 invalidFilter, invalidPath (sortBy) or invalidValue.
 */
export function parseSearchParams(params: URLSearchParams): SearchRequest {
  return readSearch(Object.fromEntries(params))
}

/** Whether a query string has a parameter of a search. */
export function isSearch(params: URLSearchParams): boolean {
  return [...params.keys()].some((name) => PARAMETERS.includes(name.toLowerCase()))
}

/** Reads the body of a `/.search` request (RFC 7644 §3.4.3). Throws like `parseSearchParams`, and 400 invalidSyntax. */
export function parseSearchBody(body: unknown): SearchRequest {
  return readSearch(requireJsonObject(body))
}

/** The projection that a query string asks for, as parseSearchParams reads it (RFC 7644 §3.9). */
export function parseProjectionParams(params: URLSearchParams): Projection {
  return readProjection(Object.fromEntries(params))
}

function readSearch(members: JsonObject): SearchRequest {
  const text = (name: string) => readText(members, name)
  const filter = text('filter')
  const sortBy = text('sortBy')
  const count = readInteger(members, 'count')
  const cursor = text('cursor')
  return {
    ...(filter && { filter: parseFilter(filter) }),
    ...(sortBy && { sortBy: parseAttributePath(sortBy) }),
    sortOrder: readSortOrder(text('sortOrder')),
    startIndex: Math.max(1, readInteger(members, 'startIndex') ?? 1),
    ...(count !== undefined && { count: Math.max(0, count) }),
    ...(cursor !== undefined && { cursor }),
    projection: readProjection(members),
  }
}

function readProjection(members: JsonObject): Projection {
  return parseProjection({ attributes: readText(members, 'attributes'), excludedAttributes: readText(members, 'excludedAttributes') })
}

/** A member as text; a list of texts, as a body has for `attributes`, is joined by commas. */
function readText(members: JsonObject, name: string): string | undefined {
  const value: Json | undefined = memberOf(members, name)
  const isTexts = Array.isArray(value) && value.every((element) => typeof element === 'string')
  if (value === undefined || typeof value === 'string') return value
  if (isTexts) return value.join(',')
  throw new ScimError('invalidValue', `"${name}" must be text, but is ${describeJson(value)}. Send text.`)
}

/** Too small and too large numbers are no errors (RFC 7644 §3.4.2.4), other things are. */
function readInteger(members: JsonObject, name: string): number | undefined {
  const value = memberOf(members, name)
  if (value === undefined || value === '') return undefined
  const isInteger = typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^[+-]?\d+$/.test(value.trim())
  if (!isInteger) throw new ScimError('invalidValue', `"${name}" must be a whole number, but is ${describeJson(value)}. Send one.`)
  return Math.max(-LARGEST, Math.min(LARGEST, Number(value)))
}

function readSortOrder(order: string | undefined): SearchRequest['sortOrder'] {
  const name = order?.toLowerCase() || 'ascending'
  if (name === 'ascending' || name === 'descending') return name
  throw new ScimError('invalidValue', `"sortOrder" is ${describeJson(order)}. Send ascending or descending.`)
}
