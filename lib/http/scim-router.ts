import { schemasResource, serviceProviderConfigResource, resourceTypesResource, oneResourceType, oneSchema } from './operations/discovery'
import { createUserFromScim, deleteUser, findUsers, getUser, patchUserFromScim, replaceUserFromScim, searchUsers } from './operations/users'
import type { ScimOperation } from './scim-call'

export type ScimMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type ScimRoute = {
  /** Path below the Tenant URL; `:id` stands for one segment. */
  path: string
  /** Entry of the endpoint catalogue, below the Tenant URL, that a key must allow. */
  endpoint: string
  /** Discovery answers without a key as well (RFC 7643 §5, RFC 7644 §4). */
  discovery?: true
  operations: Partial<Record<ScimMethod, ScimOperation>>
}

const discovery = (path: string, operation: ScimOperation): ScimRoute => ({
  path,
  endpoint: path.replace('/:id', ''),
  discovery: true,
  operations: { GET: operation },
})

/** The whole SCIM API: RFC 7644 §3.2, table 2. What is not here does not exist. */
export const SCIM_ROUTES: ScimRoute[] = [
  { path: 'Users', endpoint: 'Users', operations: { GET: findUsers, POST: createUserFromScim } },
  { path: 'Users/.search', endpoint: 'Users', operations: { POST: searchUsers } },
  {
    path: 'Users/:id',
    endpoint: 'Users',
    operations: { GET: getUser, PUT: replaceUserFromScim, PATCH: patchUserFromScim, DELETE: deleteUser },
  },
  { path: '.search', endpoint: 'Users', operations: { POST: searchUsers } },
  discovery('ServiceProviderConfig', serviceProviderConfigResource),
  discovery('ResourceTypes', resourceTypesResource),
  discovery('ResourceTypes/:id', oneResourceType),
  discovery('Schemas', schemasResource),
  discovery('Schemas/:id', oneSchema),
]

/** Parts of SCIM that this service provider knows of and does not offer: 501, RFC 7644 §3.12. */
const NOT_IMPLEMENTED = ['Groups', 'Bulk', 'Me']

export type RouteMatch = { kind: 'route'; route: ScimRoute; id: string } | { kind: 'not-implemented'; name: string } | { kind: 'unknown' }

/** Finds the route of the path segments below the Tenant URL. */
export function matchRoute(segments: string[]): RouteMatch {
  const [first = ''] = segments
  if (NOT_IMPLEMENTED.includes(first)) return { kind: 'not-implemented', name: first }
  for (const route of SCIM_ROUTES) {
    const pattern = route.path.split('/')
    const matches = pattern.length === segments.length && pattern.every((part, i) => part === ':id' || part === segments[i])
    if (matches) return { kind: 'route', route, id: pattern.includes(':id') ? (segments.at(-1) ?? '') : '' }
  }
  return { kind: 'unknown' }
}
