import { isJsonObject, type Json, type JsonObject } from '../json'
import { keyOf, memberOf } from '../json-shape'
import type { BulkOperation } from './bulk-request'

const PREFIX = 'bulkId:'
const IN_PATH = /(^|\/)bulkId:([^/?]+)/g
const IN_VALUE_FILTER = /"bulkId:([^"]+)"/g
/** The attributes that name other resources, as keys and in the paths of a PATCH. Text elsewhere is stored as it was sent. */
const REFERENCE = /(?:^|:)(?:members|manager)(?![\w$-])/i

type IdOf = (bulkId: string) => string

/**
 * The operation with every `bulkId:x` in its path, its members and its manager replaced by what `idOf` says of x (RFC 7644 §3.7.2).
 * What `idOf` throws is thrown.
 */
export function resolveReferences(operation: BulkOperation, idOf: IdOf): BulkOperation {
  const { path, data } = operation
  return {
    ...operation,
    path: path.replace(IN_PATH, (_, slash: string, bulkId: string) => slash + idOf(bulkId)),
    ...(data !== undefined && { data: resolveValue(data, idOf, false) }),
  }
}

function resolveValue(value: Json, idOf: IdOf, isReference: boolean): Json {
  if (typeof value === 'string') return isReference && value.startsWith(PREFIX) ? idOf(value.slice(PREFIX.length)) : value
  if (Array.isArray(value)) return value.map((element) => resolveValue(element, idOf, isReference))
  return isJsonObject(value) ? resolveMembers(value, idOf, isReference) : value
}

/** In an operation of a PATCH its path tells what the value is; their keys are found as `parsePatchOp` finds them. */
function resolveMembers(object: JsonObject, idOf: IdOf, isReference: boolean): JsonObject {
  const given = memberOf(object, 'path')
  const path = typeof given === 'string' ? given : ''
  const isOfReference = REFERENCE.test(path)
  const [pathKey, valueKey] = isOfReference ? [keyOf(object, 'path'), keyOf(object, 'value')] : []
  const resolved = Object.entries(object).map(([key, member]): [string, Json] => {
    if (key === pathKey) return [key, path.replace(IN_VALUE_FILTER, (_, bulkId: string) => JSON.stringify(idOf(bulkId)))]
    return [key, resolveValue(member, idOf, isReference || REFERENCE.test(key) || key === valueKey)]
  })
  return Object.fromEntries(resolved)
}

/** Positions in the request: in `order` each operation comes after the creates it refers to, `circular` lead back to themselves. */
export type BulkOrder = { order: number[]; circular: number[] }

/**
 * The order in which the operations can be done (RFC 7644 §3.7.2): that of the request, except that a create which an operation refers
 * to is done before it. Writes of one resource so keep their order. Takes time in proportion to the references.
 */
export function orderOperations(operations: BulkOperation[]): BulkOrder {
  const creates = new Map(operations.flatMap(({ method, bulkId }, index) => (method === 'POST' && bulkId ? [[bulkId, index]] : [])))
  const needs = operations.map((operation) => [...referencesOf(operation)].flatMap((bulkId) => creates.get(bulkId) ?? []))
  const possible = withoutCircles(needs)
  const order = new Set<number>()
  const place = (index: number): void => {
    if (order.has(index) || !possible.has(index)) return
    for (const create of needs[index] ?? []) place(create)
    order.add(index)
  }
  for (const index of operations.keys()) place(index)
  return { order: [...order], circular: [...operations.keys()].filter((index) => !possible.has(index)) }
}

/** Kahn's topological sort: who does not, in the end, wait for themselves. */
function withoutCircles(needs: number[][]): Set<number> {
  const waitingFor = needs.map((needed) => needed.length)
  const dependents = needs.map((): number[] => [])
  needs.forEach((needed, index) => needed.forEach((create) => dependents[create]?.push(index)))
  const ready = [...needs.keys()].filter((index) => waitingFor[index] === 0)
  for (const create of ready) {
    for (const index of dependents[create] ?? []) {
      waitingFor[index] = (waitingFor[index] ?? 0) - 1
      if (waitingFor[index] === 0) ready.push(index)
    }
  }
  return new Set(ready)
}

function referencesOf(operation: BulkOperation): Set<string> {
  const references = new Set<string>()
  resolveReferences(operation, (bulkId) => {
    references.add(bulkId)
    return bulkId
  })
  return references
}
