import { expect } from '@playwright/test'

import { CORE_USER, ENTERPRISE_USER, expectRefusal, type Fields, type ScimClient, uniqueName } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'
import { type AdvertisedSchema, valuesFor } from '../fixtures/user-from-schema'

const SCHEMA_URN = 'urn:ietf:params:scim:schemas:core:2.0:'

async function advertised(scim: ScimClient, urn: string): Promise<AdvertisedSchema> {
  return (await scim.get(`/Schemas/${urn}`)).body as unknown as AdvertisedSchema
}

/** A user with a value for every attribute that the schemas let a client write. */
async function wholeUser(scim: ScimClient): Promise<Fields> {
  const [core, enterprise] = [await advertised(scim, CORE_USER), await advertised(scim, ENTERPRISE_USER)]
  return { ...valuesFor(core.attributes), userName: uniqueName(), [ENTERPRISE_USER]: valuesFor(enterprise.attributes) }
}

test('every attribute that Schemas advertises is stored and comes back unchanged, by POST and by PUT', async ({ scim }) => {
  const user = await wholeUser(scim)
  expect(Object.keys(user).length).toBeGreaterThan(20)
  const created = await scim.create({ schemas: [CORE_USER, ENTERPRISE_USER], ...user })
  const { schemas, id, meta, ...stored } = (await scim.get(`/Users/${created.id}`)).body as Fields & { id: string }
  expect(stored).toEqual(user)
  expect(schemas).toEqual([CORE_USER, ENTERPRISE_USER])
  expect(meta).toMatchObject({ resourceType: 'User' })

  const other = await scim.create()
  const put = await scim.request('PUT', `/Users/${other.id}`, { body: { ...user, userName: other.userName } })
  expect(put.body).toMatchObject({ ...user, userName: other.userName })
  expect(id).not.toBe(other.id)
})

test('every advertised attribute can be added and removed by PATCH', async ({ scim }) => {
  const { [ENTERPRISE_USER]: extension, ...core } = await wholeUser(scim)
  delete core.userName
  const entries = [
    ...Object.entries(core),
    ...Object.entries(extension as Fields).map(([name, value]) => [`${ENTERPRISE_USER}:${name}`, value] as const),
  ]
  const { id } = await scim.create()
  for (const [path, value] of entries) {
    const added = await scim.patch(id, [{ op: 'add', path, value }])
    expect([added.status, readPath(added.body, path)], path).toEqual([200, value])
    if (path === 'active') continue
    const removed = await scim.patch(id, [{ op: 'remove', path }])
    expect([removed.status, readPath(removed.body, path)], path).toEqual([200, undefined])
  }
})

function readPath(body: Fields, path: string): unknown {
  if (!path.startsWith(ENTERPRISE_USER)) return body[path]
  return (body[ENTERPRISE_USER] as Fields | undefined)?.[path.slice(ENTERPRISE_USER.length + 1)]
}

test('Schemas is a list without nulls, each readable by its URN, in camelCase, under the Tenant URL', async ({ scim }) => {
  const { body, text } = await scim.get('/Schemas')
  expect(text).not.toContain('null')
  expect(body.totalResults).toBe(body.Resources.length)
  expect(body.Resources.map(({ id }) => id)).toEqual(expect.arrayContaining([CORE_USER, ENTERPRISE_USER]))
  for (const schema of body.Resources) {
    expect(schema.meta).toMatchObject({ resourceType: 'Schema', location: `${scim.tenantUrl}/Schemas/${schema.id}` })
    expect(schema.schemas).toEqual([`${SCHEMA_URN}Schema`])
    const single = await scim.get(`/Schemas/${schema.id}`)
    expect(single.body).toEqual(schema)
    expect((await scim.get(`/Schemas/${encodeURIComponent(schema.id)}`)).body).toEqual(schema)
  }
  expectRefusal(await scim.get('/Schemas/urn:nothing'), 404)
})

test("Entra's wizard can derive its mappings: types of multi-valued attributes are listed", async ({ scim }) => {
  const { attributes } = await advertised(scim, CORE_USER)
  for (const [name, type] of [
    ['emails', 'work'],
    ['phoneNumbers', 'mobile'],
    ['addresses', 'work'],
  ] as const) {
    const sub = attributes.find((attribute) => attribute.name === name)?.subAttributes?.find((each) => each.name === 'type')
    expect(sub?.canonicalValues, name).toContain(type)
  }
})

test('ResourceTypes names Users, its schema and its extension', async ({ scim }) => {
  const { body } = await scim.get('/ResourceTypes')
  const user = {
    schemas: [`${SCHEMA_URN}ResourceType`],
    name: 'User',
    endpoint: '/Users',
    schema: CORE_USER,
    schemaExtensions: [{ schema: ENTERPRISE_USER, required: false }],
    meta: { resourceType: 'ResourceType', location: `${scim.tenantUrl}/ResourceTypes/User` },
  }
  expect(body).toMatchObject({ totalResults: 1, startIndex: 1, itemsPerPage: 1, Resources: [user] })
  expect((await scim.get('/ResourceTypes/User')).body).toEqual(body.Resources[0])
})

test('ServiceProviderConfig says what the other tests prove', async ({ scim }) => {
  const { body, text } = await scim.get('/ServiceProviderConfig')
  expect(text).not.toContain('null')
  expect(body).toMatchObject({
    schemas: [`${SCHEMA_URN}ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: expect.any(Number) },
    sort: { supported: true },
    etag: { supported: true },
    changePassword: { supported: false },
    pagination: { cursor: true, index: true },
    meta: { resourceType: 'ServiceProviderConfig', location: `${scim.tenantUrl}/ServiceProviderConfig` },
  })
  expect(body.authenticationSchemes).toMatchObject([
    { type: 'oauthbearertoken', name: expect.any(String), description: expect.any(String) },
  ])
})

test('discovery is read-only and takes no filter', async ({ scim }) => {
  for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/Schemas', `/Schemas/${CORE_USER}`]) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await scim.request(method, path, { body: method === 'DELETE' ? undefined : {} })
      expectRefusal(answer, 405)
      expect(answer.headers.get('allow'), `${method} ${path}`).toContain('GET')
    }
  }
  for (const path of ['/ResourceTypes', '/Schemas']) expectRefusal(await scim.get(`${path}?filter=name%20eq%20%22User%22`), 403)
})
