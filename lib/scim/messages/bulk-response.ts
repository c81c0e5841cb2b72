import type { ScimResource } from '../json'
import { errorResponse } from './error-response'
import type { ScimError } from '../scim-error'

export const BULK_RESPONSE_URN = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse'

/** What became of one operation: `error` when it was refused. `location` is absent when no resource is named. */
export type BulkResult = { method: string; bulkId?: string; version?: string; location?: string; status: number; error?: ScimError }

/** The answer to a bulk request (RFC 7644 §3.7.3); `status` is text there, and only errors have a `response`. */
export function bulkResponse(results: BulkResult[]): ScimResource {
  return { schemas: [BULK_RESPONSE_URN], Operations: results.map(resultResource) }
}

function resultResource({ method, bulkId, version, location, status, error }: BulkResult): ScimResource {
  return {
    method,
    ...(bulkId !== undefined && { bulkId }),
    ...(version !== undefined && { version }),
    ...(location !== undefined && { location }),
    status: String(status),
    ...(error && { response: errorResponse(error) }),
  }
}
