import { expect } from '@playwright/test'

import { expectRefusal } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

for (const path of ['/Me', '/Me/emails']) {
  test(`${path} is 501 whatever the method`, async ({ scim }) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      expectRefusal(await scim.request(method, path, { body: method === 'GET' || method === 'DELETE' ? undefined : {} }), 501)
  })
}

test('what is not offered is not advertised', async ({ scim }) => {
  const config = (await scim.get('/ServiceProviderConfig')).body
  expect(config.changePassword).toMatchObject({ supported: false })
  const types = (await scim.get('/ResourceTypes')).body
  expect(types.Resources.map((type) => type.id)).toEqual(['User', 'Group'])
  expectRefusal(await scim.get('/ResourceTypes/Me'), 404)
})
