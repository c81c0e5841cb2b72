import type { AuthenticatedKey } from '@/lib/keys/authenticate-key'
import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { isEndpointAllowed } from '@/lib/keys/is-endpoint-allowed'
import { recordKeyRefusal } from '@/lib/keys/record-key-refusal'
import { endpointRefusalDetail } from '@/lib/keys/refusal-catalogue'
import { ScimError } from '@/lib/scim/scim-error'
import { tenantUrl } from '@/lib/tenant-url'
import { methodNotAllowed } from '../http-refusal'
import type { ScimOperation } from '../scim-call'
import type { RouteMatch, ScimRoute } from '../scim-router'

/** The route that was found. Throws ScimError 404 for an unknown path, 501 for what is not offered. */
export function requireRoute(match: RouteMatch): ScimRoute {
  if (match.kind === 'route') return match.route
  if (match.kind === 'not-implemented')
    throw new ScimError('notOffered', `${match.name} is not offered yet. Switch its mapping off in Microsoft Entra ID.`)
  throw new ScimError('unknownPath', `There is nothing at this path. The Tenant URL is ${tenantUrl()}; Users lies below it.`)
}

/** Throws ScimError 403 when `key` does not allow the route's endpoint, and notes it for the key's page. */
export async function requireEndpoint(key: AuthenticatedKey, route: ScimRoute): Promise<void> {
  const endpoint = `${SCIM_BASE_PATH}/${route.endpoint}`
  if (isEndpointAllowed(key.allowedEndpoints, endpoint)) return
  await recordKeyRefusal({ keyId: key.id, code: 'endpoint' })
  const { name, allowedEndpoints } = key
  throw new ScimError('endpointNotAllowed', endpointRefusalDetail({ name, allowedEndpoints, path: endpoint }))
}

/** The route's operation for `method`; HEAD is GET without a body. Throws HttpRefusal 405. */
export function requireOperation(route: ScimRoute, method: string): ScimOperation {
  const wanted = method === 'HEAD' ? 'GET' : method
  const operation = Object.entries(route.operations).find(([name]) => name === wanted)?.[1]
  if (!operation) throw methodNotAllowed(method, Object.keys(route.operations))
  return operation
}
