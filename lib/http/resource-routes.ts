import { groupOperations } from './operations/groups'
import type { ResourceOperations } from './operations/resource-operations'
import { userOperations } from './operations/users'
import type { ScimRoute } from './scim-route'

/** Where resources are created, read and changed: what a bulk job may call too (RFC 7644 §3.7). */
export const RESOURCE_ROUTES: ScimRoute[] = [...resourceRoutes('Users', userOperations), ...resourceRoutes('Groups', groupOperations)]

function resourceRoutes(endpoint: string, { find, create, get, replace, patch, remove }: ResourceOperations): ScimRoute[] {
  return [
    { path: endpoint, endpoints: [endpoint], operations: { GET: find, POST: create } },
    { path: `${endpoint}/:id`, endpoints: [endpoint], operations: { GET: get, PUT: replace, PATCH: patch, DELETE: remove } },
  ]
}
