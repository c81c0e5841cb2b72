import { isJsonObject, type Json } from '../json'
import type { BulkOperation } from './bulk-request'

const PREFIX = 'bulkId:'
const IN_PATH = /(^|\/)bulkId:([^/?]+)/g

/**
 * The operation with every `bulkId:x`, a whole value of its data or a segment of its path, replaced by what `idOf` says of x
 * (RFC 7644 §3.7.2). What `idOf` throws is thrown.
 */
export function resolveReferences(operation: BulkOperation, idOf: (bulkId: string) => string): BulkOperation {
  const { path, data } = operation
  return {
    ...operation,
    path: path.replace(IN_PATH, (_, slash: string, bulkId: string) => slash + idOf(bulkId)),
    ...(data !== undefined && { data: resolveValue(data, idOf) }),
  }
}

function resolveValue(value: Json, idOf: (bulkId: string) => string): Json {
  if (typeof value === 'string') return value.startsWith(PREFIX) ? idOf(value.slice(PREFIX.length)) : value
  if (Array.isArray(value)) return value.map((element) => resolveValue(element, idOf))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolveValue(member, idOf)]))
}

/** Positions in the request: in `order` each operation comes after the creates it refers to, `circular` lead back to themselves. */
export type BulkOrder = { order: number[]; circular: number[] }

/** The order in which the operations can be done, as near to that of the request as their references allow (RFC 7644 §3.7.1). */
export function orderOperations(operations: BulkOperation[]): BulkOrder {
  const creates = new Map(operations.flatMap(({ method, bulkId }, index) => (method === 'POST' && bulkId ? [[bulkId, index]] : [])))
  const needs = operations.map((operation) => [...referencesOf(operation)].flatMap((bulkId) => creates.get(bulkId) ?? []))
  const waiting = new Set(operations.keys())
  const order: number[] = []
  for (let before = -1; before !== order.length; ) {
    before = order.length
    for (const index of waiting) {
      if (needs[index]?.some((needed) => waiting.has(needed))) continue
      order.push(index)
      waiting.delete(index)
    }
  }
  return { order, circular: [...waiting] }
}

function referencesOf(operation: BulkOperation): Set<string> {
  const references = new Set<string>()
  resolveReferences(operation, (bulkId) => {
    references.add(bulkId)
    return bulkId
  })
  return references
}
