import { findResources, type FoundResource } from '@/lib/directory/find-resources'
import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { isEndpointAllowed } from '@/lib/keys/is-endpoint-allowed'
import type { ScimResource } from '@/lib/scim/json'
import { parseSearchBody, parseSearchParams, type SearchRequest } from '@/lib/scim/messages/search-request'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import type { ScimAnswer, ScimCall } from '../scim-call'
import { answerSearch } from './answer-search'
import { representGroups } from './represent-groups'
import { representUsers } from './represent-users'

/** POST /.search: RFC 7644 §3.4.3, over the resource types that the key allows. */
export function searchResources(call: ScimCall): Promise<ScimAnswer> {
  return search(call, parseSearchBody(call.body))
}

/** GET of the Tenant URL itself: RFC 7644 §3.4.2.1, the same search. */
export function findEverywhere(call: ScimCall): Promise<ScimAnswer> {
  return search(call, parseSearchParams(call.query))
}

async function search(call: ScimCall, request: SearchRequest): Promise<ScimAnswer> {
  const { resources: found, ...page } = await findResources(request, allowedTypes(call))
  const resources = await represent(found, { baseUrl: call.baseUrl, projection: request.projection })
  return answerSearch(request, page, resources)
}

function allowedTypes({ key }: ScimCall): ('User' | 'Group')[] {
  const isAllowed = (endpoint: string) => isEndpointAllowed(key?.allowedEndpoints ?? [], SCIM_BASE_PATH + endpoint)
  return [userDefinition, groupDefinition].filter(({ endpoint }) => isAllowed(endpoint)).map(({ name }) => name)
}

async function represent(found: FoundResource[], view: Parameters<typeof representUsers>[1]): Promise<ScimResource[]> {
  const users = found.flatMap((each) => (each.type === 'User' ? [each.row] : []))
  const groups = found.flatMap((each) => (each.type === 'Group' ? [each.row] : []))
  const shown = { User: await representUsers(users, view), Group: await representGroups(groups, view) }
  // Each list keeps the order in which the resources were found.
  return found.map(({ type }) => shown[type].shift()?.body).filter((resource) => resource !== undefined)
}
