import type { ScimResource } from '../json'

export const LIST_RESPONSE_URN = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

type ListResponseInput = {
  resources: ScimResource[]
  totalResults: number
  startIndex?: number
  nextCursor?: string
  itemsPerPage: number
}

/** The answer to a search (RFC 7644 §3.4.2, RFC 9865 §2). `Resources` is there also when nothing was found: Entra needs it. */
export function listResponse({ resources, totalResults, startIndex, nextCursor, itemsPerPage }: ListResponseInput): ScimResource {
  return {
    schemas: [LIST_RESPONSE_URN],
    totalResults,
    itemsPerPage,
    ...(startIndex !== undefined && { startIndex }),
    ...(nextCursor !== undefined && { nextCursor }),
    Resources: resources,
  }
}
