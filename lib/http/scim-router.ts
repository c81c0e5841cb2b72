import { runBulk } from './operations/bulk'
import { oneResourceType, oneSchema, resourceTypesResource, schemasResource, serviceProviderConfigResource } from './operations/discovery'
import { groupOperations } from './operations/groups'
import { searchResources } from './operations/search'
import { userOperations } from './operations/users'
import { RESOURCE_ROUTES } from './resource-routes'
import type { ScimOperation } from './scim-call'
import { findRoute, type ScimRoute } from './scim-route'

const discovery = (path: string, operation: ScimOperation): ScimRoute => ({
  path,
  endpoints: [path.replace('/:id', '')],
  discovery: true,
  operations: { GET: operation },
})

const post = (path: string, endpoints: string[], operation: ScimOperation): ScimRoute => ({
  path,
  endpoints,
  operations: { POST: operation },
})

/** The whole SCIM API: RFC 7644 §3.2, table 2. What is not here does not exist. */
export const SCIM_ROUTES: ScimRoute[] = [
  post('Users/.search', ['Users'], userOperations.search),
  post('Groups/.search', ['Groups'], groupOperations.search),
  post('.search', ['Users', 'Groups'], searchResources),
  post('Bulk', ['Users', 'Groups'], runBulk),
  ...RESOURCE_ROUTES,
  discovery('ServiceProviderConfig', serviceProviderConfigResource),
  discovery('ResourceTypes', resourceTypesResource),
  discovery('ResourceTypes/:id', oneResourceType),
  discovery('Schemas', schemasResource),
  discovery('Schemas/:id', oneSchema),
]

/** Parts of SCIM that this service provider knows of and does not offer: 501, RFC 7644 §3.11. */
const NOT_IMPLEMENTED = ['Me']

export type RouteMatch = { kind: 'route'; route: ScimRoute; id: string } | { kind: 'not-implemented'; name: string } | { kind: 'unknown' }

/** Finds the route of the path segments below the Tenant URL. */
export function matchRoute(segments: string[]): RouteMatch {
  const [first = ''] = segments
  if (NOT_IMPLEMENTED.includes(first)) return { kind: 'not-implemented', name: first }
  const match = findRoute(SCIM_ROUTES, segments)
  return match ? { kind: 'route', ...match } : { kind: 'unknown' }
}
