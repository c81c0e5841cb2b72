import type { ScimResource } from '../json'
import type { ScimError } from '../scim-error'

export const ERROR_URN = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** The body of an error (RFC 7644 §3.12); `status` is text there. */
export function errorResponse(error: ScimError): ScimResource {
  return {
    schemas: [ERROR_URN],
    status: String(error.status),
    ...(error.scimType && { scimType: error.scimType }),
    detail: error.detail,
  }
}
