import { resourceTypes, schemas, serviceProviderConfig } from '@/lib/scim/messages/discovery'
import { listResponse } from '@/lib/scim/messages/list-response'
import type { ScimResource } from '@/lib/scim/json'
import { ScimError } from '@/lib/scim/scim-error'
import { tokenEndpoint } from '@/lib/token-endpoint'
import type { ScimAnswer, ScimCall } from '../scim-call'

/** GET /ServiceProviderConfig (RFC 7643 §5). */
export function serviceProviderConfigResource(call: ScimCall): ScimAnswer {
  return found(call, serviceProviderConfig(call.baseUrl, tokenEndpoint()))
}

/** GET /ResourceTypes (RFC 7643 §6). */
export function resourceTypesResource(call: ScimCall): ScimAnswer {
  return list(call, resourceTypes(call.baseUrl))
}

/** GET /ResourceTypes/{name}. */
export function oneResourceType(call: ScimCall): ScimAnswer {
  return found(call, pick(resourceTypes(call.baseUrl), call.id, 'resource type'))
}

/** GET /Schemas (RFC 7643 §7). */
export function schemasResource(call: ScimCall): ScimAnswer {
  return list(call, schemas(call.baseUrl))
}

/** GET /Schemas/{urn}. */
export function oneSchema(call: ScimCall): ScimAnswer {
  return found(call, pick(schemas(call.baseUrl), call.id, 'schema'))
}

function list(call: ScimCall, resources: ScimResource[]): ScimAnswer {
  const { length } = resources
  return found(call, listResponse({ resources, totalResults: length, startIndex: 1, itemsPerPage: length }))
}

function pick(resources: ScimResource[], id: string, kind: string): ScimResource {
  const match = resources.find((resource) => resource.id === id || resource.name === id)
  if (!match) throw new ScimError('unknownPath', `There is no ${kind} "${id}". Read the list to see which there are.`)
  return match
}

function found(call: ScimCall, body: ScimResource): ScimAnswer {
  // RFC 7644 §4: a filter here is refused, so that no client believes that it was applied.
  if (call.query.has('filter')) throw new ScimError('filterNotAllowed', 'Discovery endpoints take no filter. Leave "filter" out.')
  return { status: 200, body }
}
