import type { AuthenticatedKey } from '@/lib/keys/authenticate-key'
import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { isEndpointAllowed } from '@/lib/keys/is-endpoint-allowed'
import { recordKeyRefusal } from '@/lib/keys/record-key-refusal'
import { endpointRefusalDetail } from '@/lib/keys/refusal-catalogue'
import { ScimError } from '@/lib/scim/scim-error'
import { tenantUrl } from '@/lib/tenant-url'
import { methodNotAllowed } from '../http-refusal'
import type { ScimOperation } from '../scim-call'
import type { ScimRoute } from '../scim-route'
import type { RouteMatch } from '../scim-router'

/** The route that was found. Throws ScimError 404 for an unknown path, 501 for what is not offered. */
export function requireRoute(match: RouteMatch): ScimRoute {
  if (match.kind === 'route') return match.route
  if (match.kind === 'not-implemented')
    throw new ScimError('notOffered', `/${match.name} is not offered. Use /Users/{id} with the id of the user.`)
  throw new ScimError('unknownPath', `There is nothing at this path. The Tenant URL is ${tenantUrl()}; Users and Groups lie below it.`)
}

/** Throws ScimError 403 when `key` allows none of the route's endpoints, and notes it for the key's page. */
export async function requireEndpoint(key: AuthenticatedKey, route: ScimRoute): Promise<void> {
  const endpoints = route.endpoints.map((endpoint) => `${SCIM_BASE_PATH}/${endpoint}`)
  if (endpoints.some((endpoint) => isEndpointAllowed(key.allowedEndpoints, endpoint))) return
  await recordKeyRefusal({ keyId: key.id, code: 'endpoint' })
  const { name, allowedEndpoints } = key
  const path = `${SCIM_BASE_PATH}/${route.path.replace('/:id', '')}`
  throw new ScimError('endpointNotAllowed', endpointRefusalDetail({ name, allowedEndpoints, path }))
}

/** The route's operation for `method`; HEAD is GET without a body. Throws HttpRefusal 405. */
export function requireOperation(route: ScimRoute, method: string): ScimOperation {
  const wanted = method === 'HEAD' ? 'GET' : method
  const operation = Object.entries(route.operations).find(([name]) => name === wanted)?.[1]
  if (!operation) throw methodNotAllowed(method, allowedMethods(route))
  return operation
}

function allowedMethods({ operations }: ScimRoute): string[] {
  return Object.keys(operations).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}
