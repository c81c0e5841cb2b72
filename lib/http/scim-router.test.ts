import { expect, it } from 'vitest'

import { ENDPOINT_PATHS, SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { matchRoute, SCIM_ROUTES } from './scim-router'

it.each([
  ['Users', 'Users', ''],
  ['Users/7', 'Users/:id', '7'],
  ['Users/.search', 'Users/.search', ''],
  ['.search', '.search', ''],
  ['ServiceProviderConfig', 'ServiceProviderConfig', ''],
  ['ResourceTypes/User', 'ResourceTypes/:id', 'User'],
  ['Schemas/urn:ietf:params:scim:schemas:core:2.0:User', 'Schemas/:id', 'urn:ietf:params:scim:schemas:core:2.0:User'],
])('/%s is found', (path, route, id) => {
  expect(matchRoute(path.split('/'))).toMatchObject({ kind: 'route', id, route: { path: route } })
})

it.each(['Groups', 'Groups/7', 'Bulk', 'Me'])('/%s is known but not offered', (path) => {
  expect(matchRoute(path.split('/'))).toMatchObject({ kind: 'not-implemented' })
})

it.each(['', 'users', 'Users/7/8', 'Nothing', '__proto__', 'constructor'])('/%s is unknown', (path) => {
  expect(matchRoute(path.split('/').filter(Boolean))).toEqual({ kind: 'unknown' })
})

it('every route belongs to an endpoint that a key can allow', () => {
  for (const { endpoint } of SCIM_ROUTES) expect(ENDPOINT_PATHS).toContain(`${SCIM_BASE_PATH}/${endpoint}`)
})
