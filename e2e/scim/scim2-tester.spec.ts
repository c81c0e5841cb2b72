import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'

import { CORE_USER, ENTERPRISE_USER, expectRefusal, type Fields, newUser, uniqueName } from '../fixtures/scim-client'
import { CORE_GROUP, createGroup, newGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { type AdvertisedSchema, valuesFor } from '../fixtures/user-from-schema'

/** The checkers of scim2-tester (https://scim2-tester.readthedocs.io) by their names, where no other test asks the same. */
const DISCOVERY = ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas']

test('random_url: an address of nothing is a SCIM 404', async ({ scim }) => {
  expectRefusal(await scim.get(`/${randomUUID()}`), 404)
  expectRefusal(await scim.get(`/Users/${randomUUID()}`), 404)
  expectRefusal(await scim.get(`/Groups/${randomUUID()}`), 404)
})

for (const path of DISCOVERY) {
  test(`${path}: POST, PUT, PATCH and DELETE are 405`, async ({ scim }) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expectRefusal(await scim.request(method, path, method === 'DELETE' ? {} : { body: {} }), 405)
    }
  })
}

test('query_schema_by_id, query_resource_type_by_id: each listed one is found by its id, and a random one is 404', async ({ scim }) => {
  const ids = { '/Schemas': 0, '/ResourceTypes': 0 }
  for (const endpoint of ['/Schemas', '/ResourceTypes'] as const) {
    for (const listed of (await scim.get(endpoint)).body.Resources) {
      expect((await scim.get(`${endpoint}/${listed.id}`)).body).toEqual(listed)
      ids[endpoint] += 1
    }
    expectRefusal(await scim.get(`${endpoint}/${randomUUID()}`), 404)
  }
  // User, Group and the enterprise extension, and the three schemas of discovery itself.
  expect(ids).toEqual({ '/Schemas': 6, '/ResourceTypes': 2 })
})

for (const [endpoint, urn, make] of [
  ['/Users', CORE_USER, () => newUser()],
  ['/Groups', CORE_GROUP, () => newGroup()],
] as const) {
  test(`${endpoint}: created, queried by id and without, replaced, deleted`, async ({ scim }) => {
    const created = await scim.post(endpoint, make())
    expect(created.status).toBe(201)
    const path = `${endpoint}/${created.body.id}`
    expect((await scim.get(path)).body).toEqual(created.body)
    expect((await scim.get(`${endpoint}?filter=id eq "${created.body.id}"`)).body.Resources).toEqual([created.body])
    const replacement = make()
    const put = await scim.request('PUT', path, { body: { ...replacement, id: created.body.id } })
    expect([put.status, put.body.id]).toEqual([200, created.body.id])
    expect((await scim.get(path)).body).toEqual(put.body)
    expect((await scim.request('DELETE', path)).status).toBe(204)
    expectRefusal(await scim.get(path), 404)
  })

  test(`${endpoint}: patch_add, patch_replace and patch_remove answer by mutability, for every attribute`, async ({ scim }) => {
    const { attributes } = (await scim.get(`/Schemas/${urn}`)).body as unknown as AdvertisedSchema
    const resource = (await scim.post(endpoint, make())).body
    const values: Fields = { ...valuesFor(attributes), userName: uniqueName(), displayName: `Patched ${randomUUID()}` }
    if (urn === CORE_GROUP) values.members = [{ value: (await scim.create()).id }]
    for (const { name, mutability } of attributes) {
      for (const op of ['add', 'replace', 'remove']) {
        const operation = op === 'remove' ? { op, path: name } : { op, path: name, value: values[name] ?? 'x' }
        const answer = await scim.request('PATCH', `${endpoint}/${resource.id}`, { body: { Operations: [operation] } })
        const isRequired = op === 'remove' && (name === 'userName' || (urn === CORE_GROUP && name === 'displayName'))
        if (mutability === 'readOnly' || isRequired) expectRefusal(answer, 400, 'mutability')
        // Whoever takes `active` away means something by it, and nothing would happen.
        else if (op === 'remove' && name === 'active') expectRefusal(answer, 400, 'invalidValue')
        else expect([200, 204], `${op} ${name}: ${answer.text}`).toContain(answer.status)
      }
    }
  })

  test(`${endpoint}: attributes and excludedAttributes are honoured by get, list and .search`, async ({ scim }) => {
    const { id } = (await scim.post(endpoint, { ...make(), externalId: 'shown', displayName: `Shown ${randomUUID()}` })).body
    const filter = `id eq "${id}"`
    for (const [parameter, hidden, shown] of [
      ['attributes', 'displayName', 'externalId'],
      ['excludedAttributes', 'externalId', 'displayName'],
    ] as const) {
      const named = parameter === 'attributes' ? shown : hidden
      const answers = [
        (await scim.get(`${endpoint}/${id}?${parameter}=${named}`)).body,
        (await scim.get(`${endpoint}?${parameter}=${named}&filter=${filter}`)).body.Resources[0],
        (await scim.post(`${endpoint}/.search`, { [parameter]: [named], filter })).body.Resources[0],
        (await scim.post('/.search', { [parameter]: [named], filter: `${filter} and meta.resourceType eq "${urn.split(':').at(-1)}"` }))
          .body.Resources[0],
      ]
      for (const answer of answers) {
        expect(answer).toHaveProperty(shown)
        expect(answer).not.toHaveProperty(hidden)
        expect(answer).toMatchObject({ id })
      }
    }
  })
}

test('patch_remove of an extension takes all of it away', async ({ scim }) => {
  const { id } = await scim.create({ [ENTERPRISE_USER]: { department: 'Research', manager: { value: '1' } } })
  const { status, body } = await scim.patch(id, [{ op: 'remove', path: ENTERPRISE_USER }])
  expect([status, body.schemas]).toEqual([200, [CORE_USER]])
  expect(body).not.toHaveProperty([ENTERPRISE_USER])
})

test('an immutable part of a member is set once', async ({ scim }) => {
  const [user, other] = [await scim.create(), await scim.create()]
  const group = await createGroup(scim, { members: [{ value: user.id }] })
  const operation = { op: 'replace', path: `members[value eq "${user.id}"].value`, value: other.id }
  expectRefusal(await scim.request('PATCH', `/Groups/${group.id}`, { body: { Operations: [operation] } }), 400, 'mutability')
})
