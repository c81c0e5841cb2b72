import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { clientAddress } from '@/lib/client-address'
import { decodeSegment } from './decode-segment'
import { repairFlagPath } from './entra-flag-path'
import { matchRoute, type RouteMatch } from './scim-router'

/** A request as it came in, with its path already read. */
export type ArrivedRequest = {
  request: Request
  method: string
  headers: Headers
  address: string | null
  query: URLSearchParams
  match: RouteMatch
}

/** Reads method, path and query. Trailing and repeated slashes and unknown query parameters do no harm. Never throws. */
export function readArrivedRequest(method: string, request: Request): ArrivedRequest {
  const url = repairFlagPath(new URL(request.url))
  const query = new URLSearchParams(url.search)
  const segments = url.pathname.slice(SCIM_BASE_PATH.length).split('/').filter(Boolean).map(decodeSegment)
  return {
    request,
    method,
    headers: request.headers,
    address: clientAddress(request.headers),
    query,
    match: matchRoute(segments, query),
  }
}
