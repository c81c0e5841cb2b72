import { expect, it } from 'vitest'

import { repairFlagPath } from './entra-flag-path'

const BASE = '/v1/provisioning/scim'

it.each([
  // [Tenant URL's path, query string] -> [path, query string]
  [BASE, '?aadOptscim062020/Users', `${BASE}/Users`, '?aadOptscim062020'],
  [
    `${BASE}/`,
    '?aadOptscim062020/Users?filter=userName%20eq%20%22a%22',
    `${BASE}/Users`,
    '?aadOptscim062020&filter=userName%20eq%20%22a%22',
  ],
  [BASE, '?AzureAdScimPatch062020/Users/7?attributes=id', `${BASE}/Users/7`, '?AzureAdScimPatch062020&attributes=id'],
  [`${BASE}/Users`, '?aadOptscim062020&filter=a%20eq%20%22b/c%22', `${BASE}/Users`, '?aadOptscim062020&filter=a%20eq%20%22b/c%22'],
  [`${BASE}/Users`, '?filter=a%20eq%20%22aadOptscim062020/Users%22', `${BASE}/Users`, '?filter=a%20eq%20%22aadOptscim062020/Users%22'],
  [`${BASE}/Users`, '', `${BASE}/Users`, ''],
])('%s%s', (pathname, search, expectedPath, expectedSearch) => {
  expect(repairFlagPath({ pathname, search })).toMatchObject({ pathname: expectedPath, search: expectedSearch })
})
