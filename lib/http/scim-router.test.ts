import { expect, it } from 'vitest'

import { ENDPOINT_PATHS, SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { matchRoute, SCIM_ROUTES } from './scim-router'

it.each([
  ['Users', 'Users', ''],
  ['Users/7', 'Users/:id', '7'],
  ['Users/.search', 'Users/.search', ''],
  ['Groups', 'Groups', ''],
  ['Groups/7', 'Groups/:id', '7'],
  ['Groups/.search', 'Groups/.search', ''],
  ['.search', '.search', ''],
  ['Bulk', 'Bulk', ''],
  ['ServiceProviderConfig', 'ServiceProviderConfig', ''],
  ['ResourceTypes/User', 'ResourceTypes/:id', 'User'],
  ['Schemas/urn:ietf:params:scim:schemas:core:2.0:User', 'Schemas/:id', 'urn:ietf:params:scim:schemas:core:2.0:User'],
])('/%s is found', (path, route, id) => {
  expect(matchRoute(path.split('/'))).toMatchObject({ kind: 'route', id, route: { path: route } })
})

it.each(['Me', 'Me/emails'])('/%s is known but not offered', (path) => {
  expect(matchRoute(path.split('/'))).toMatchObject({ kind: 'not-implemented' })
})

it.each(['', 'users', 'groups', 'Users/7/8', 'Groups/7/8', 'Bulk/1', '.search/1', 'Nothing', '__proto__', 'constructor'])(
  '/%s is unknown',
  (path) => {
    expect(matchRoute(path.split('/').filter(Boolean))).toEqual({ kind: 'unknown' })
  },
)

it('every route belongs to an endpoint that a key can allow', () => {
  for (const { endpoints } of SCIM_ROUTES) {
    expect(endpoints.length).toBeGreaterThan(0)
    for (const endpoint of endpoints) expect(ENDPOINT_PATHS).toContain(`${SCIM_BASE_PATH}/${endpoint}`)
  }
})
