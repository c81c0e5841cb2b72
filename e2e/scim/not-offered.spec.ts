import { expect } from '@playwright/test'

import { expectRefusal } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

const paths = ['/Groups', '/Groups/1', '/Groups/.search', '/Groups?filter=displayName eq "x"&excludedAttributes=members', '/Bulk', '/Me']

for (const path of paths) {
  test(`${path} is 501 whatever the method`, async ({ scim }) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      expectRefusal(await scim.request(method, encodeURI(path), { body: method === 'GET' || method === 'DELETE' ? undefined : {} }), 501)
  })
}

test('what is not offered is not advertised', async ({ scim }) => {
  const config = (await scim.get('/ServiceProviderConfig')).body
  expect(config.bulk).toMatchObject({ supported: false })
  const types = (await scim.get('/ResourceTypes')).body
  expect(types.Resources.map((type) => type.id ?? type.name)).toEqual(['User'])
  const schemas = (await scim.get('/Schemas')).text
  expect(schemas).not.toContain('core:2.0:Group')
  expectRefusal(await scim.get('/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group'), 404)
  expectRefusal(await scim.get('/ResourceTypes/Group'), 404)
})
