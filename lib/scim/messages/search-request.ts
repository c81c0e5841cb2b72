import type { Projection } from '../attribute-projection'
import type { AttributePath, Filter } from '../filter/ast'

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

export function parseSearchParams(params: URLSearchParams): SearchRequest {
  throw new Error(String(params))
}

export function parseSearchBody(body: unknown): SearchRequest {
  throw new Error(String(body))
}
