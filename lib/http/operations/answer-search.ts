import type { ScimResource } from '@/lib/scim/json'
import { listResponse } from '@/lib/scim/messages/list-response'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { isTestConnection } from '../entra-test-connection'
import type { ScimAnswer } from '../scim-call'

type Page = { totalResults: number; startIndex?: number; nextCursor?: string }

/** The answer to a search, whatever was searched (RFC 7644 §3.4.2). */
export function answerSearch(request: SearchRequest, page: Page, resources: ScimResource[]): ScimAnswer {
  return {
    status: 200,
    body: listResponse({ ...page, resources, itemsPerPage: resources.length }),
    testConnection: isTestConnection(request.filter, page.totalResults),
  }
}
