import { expect } from '@playwright/test'

import { createScimClient, type ScimClient, uniqueName } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

// Entra appends "/Users?filter=…" to whatever was pasted as Tenant URL; the flag is part of that text.
const pasted = [
  '',
  '/',
  '?aadOptscim062020',
  '/?aadOptscim062020',
  '?AADOPTSCIM062020',
  '?AzureAdScimPatch062020',
  '/?AzureAdScimPatch2017',
  '?aadOptscim062020/',
  '//',
]

for (const ending of pasted) {
  test(`a Tenant URL that ends in ${ending || 'nothing'} works for every request`, async ({ scim }) => {
    await walk(createScimClient({ tenantUrl: scim.tenantUrl + ending, authorization: scim.authorization }), scim.tenantUrl)
  })
}

test('a slash too many in front of the path, or within it, does no harm', async ({ scim }) => {
  for (const base of ['//v1/provisioning/scim', '/v1//provisioning/scim', '/v1/provisioning//scim/']) {
    const tenantUrl = new URL(scim.tenantUrl).origin + base
    await walk(createScimClient({ tenantUrl, authorization: scim.authorization }), scim.tenantUrl)
  }
})

test('the flag behind the path works too, before and after other parameters', async ({ scim }) => {
  const { id, userName } = await scim.create()
  const filter = encodeURIComponent(`userName eq "${userName}"`)
  for (const path of [
    `/Users?aadOptscim062020&filter=${filter}`,
    `/Users?filter=${filter}&aadOptscim062020`,
    `/Users/?aadOptscim062020&filter=${filter}`,
    `/Users?aadOptscim062020=&filter=${filter}`,
  ])
    expect((await scim.get(path)).body.Resources, path).toMatchObject([{ id }])
  for (const path of [`/Users/${id}?aadOptscim062020`, `/Users/${id}/?aadOptscim062020`]) expect((await scim.get(path)).body.id).toBe(id)
})

/** The requests of an initial cycle, each below the Tenant URL as pasted. `clean` is the Tenant URL that answers must name. */
async function walk(scim: ScimClient, clean: string) {
  const userName = uniqueName()
  expect((await scim.find(`userName eq "${userName}"`)).body).toMatchObject({ totalResults: 0, Resources: [] })
  expect((await scim.get('/Schemas')).status).toBe(200)
  const { id, meta } = await scim.create({ userName })
  expect(meta.location).toBe(`${clean}/Users/${id}`)
  expect((await scim.find(`userName eq "${userName}"`, { attributes: 'id' })).body.Resources).toMatchObject([{ id }])
  expect((await scim.get(`/Users/${id}`)).body.meta.location).toBe(meta.location)
  const patched = await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'False' }])
  expect([patched.status, patched.body.active]).toEqual([200, false])
  expect((await scim.request('DELETE', `/Users/${id}`)).status).toBe(204)
  expect((await scim.get(`/Users/${id}`)).status).toBe(404)
}
