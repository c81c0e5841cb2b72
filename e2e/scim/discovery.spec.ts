import { expect } from '@playwright/test'

import { CORE_USER, ENTERPRISE_USER, expectRefusal, type Fields, newUser, type ScimClient, uniqueName } from '../fixtures/scim-client'
import { CORE_GROUP, createGroup, newGroup, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { type AdvertisedAttribute, type AdvertisedSchema, valuesFor } from '../fixtures/user-from-schema'

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

test('every advertised attribute of a group is stored and comes back unchanged, by POST, PUT and PATCH', async ({ scim }) => {
  const { attributes } = await advertised(scim, CORE_GROUP)
  const writable = attributes.filter(({ mutability }) => mutability === 'readWrite').map(({ name }) => name)
  const fresh = async (): Promise<Fields> => {
    const { id } = await scim.create()
    const member = { value: id, $ref: `${scim.tenantUrl}/Users/${id}`, type: 'User' }
    return { ...valuesFor(attributes), displayName: newGroup().displayName, members: [member] }
  }
  const sent = await fresh()
  expect(Object.keys(sent).sort()).toEqual(writable.toSorted())
  const { id } = await createGroup(scim, sent)
  expect((await scim.get(`/Groups/${id}`)).body).toMatchObject(sent)
  const put = await fresh()
  expect((await scim.request('PUT', `/Groups/${id}`, { body: { schemas: [CORE_GROUP], ...put } })).body).toMatchObject(put)
  for (const [path, value] of Object.entries(await fresh())) {
    expect((await patchGroup(scim, id, [{ op: 'replace', path, value }])).status, path).toBe(204)
    expect((await scim.get(`/Groups/${id}`)).body, path).toMatchObject({ [path]: value })
  }
  expect((await patchGroup(scim, id, [{ op: 'remove', path: 'externalId' }])).status).toBe(204)
  expect((await scim.get(`/Groups/${id}`)).body).not.toHaveProperty('externalId')
  expectRefusal(await patchGroup(scim, id, [{ op: 'remove', path: 'displayName' }]), 400, 'mutability')
})

/** Attributes and sub-attributes of one mutability, as paths; `element` selects a value of a multi-valued attribute. */
function pathsOf(attributes: AdvertisedAttribute[], wanted: string, element: string): string[] {
  return attributes.flatMap((attribute) => {
    const { name, multiValued, mutability, subAttributes = [] } = attribute
    const subs = subAttributes.filter((sub) => sub.mutability === wanted).map((sub) => `${name}${multiValued ? element : ''}.${sub.name}`)
    return mutability === wanted ? [name, ...subs] : subs
  })
}

const COMMON_READ_ONLY = ['id', 'meta', 'meta.resourceType', 'meta.created', 'meta.lastModified', 'meta.location', 'meta.version']

test('no readOnly attribute of a user can be written: POST and PUT ignore it, PATCH says mutability', async ({ scim }) => {
  const [core, enterprise] = [await advertised(scim, CORE_USER), await advertised(scim, ENTERPRISE_USER)]
  const paths = [
    ...COMMON_READ_ONLY,
    ...pathsOf(core.attributes, 'readOnly', '[value eq "1"]'),
    ...pathsOf(enterprise.attributes, 'readOnly', '').map((path) => `${ENTERPRISE_USER}:${path}`),
  ]
  expect(paths).toEqual(expect.arrayContaining(['groups', `${ENTERPRISE_USER}:manager.displayName`]))
  const group = await createGroup(scim)
  const invented: Fields = {
    id: '77777777',
    meta: { resourceType: 'Invented', created: '2001-01-01T00:00:00Z', version: 'W/"777"', location: 'https://invented.example/' },
    groups: [{ value: group.id, display: 'Invented', type: 'direct' }],
    [ENTERPRISE_USER]: { manager: { value: 'm', displayName: 'Invented' } },
  }
  const created = await scim.create(invented)
  const put = await scim.request('PUT', `/Users/${created.id}`, { body: newUser(invented) })
  expect(put.status).toBe(200)
  for (const body of [created, put.body]) {
    expect(JSON.stringify(body)).not.toMatch(/invented|77777777|"W\/\\"777|2001-/i)
    expect(body.id).toBe(created.id)
    expect(body).not.toHaveProperty('groups')
  }
  const before = (await scim.get(`/Users/${created.id}`)).body
  for (const path of paths) {
    for (const operation of [
      { op: 'replace', path, value: 'Invented' },
      { op: 'add', path, value: 'Invented' },
      { op: 'remove', path },
    ])
      expect([path, (await scim.patch(created.id, [operation])).body.scimType]).toEqual([path, 'mutability'])
  }
  // Clients list schemas with whatever they send: passed over.
  expect((await scim.patch(created.id, [{ op: 'add', path: 'schemas', value: ['urn:invented'] }])).status).toBe(200)
  expect((await scim.get(`/Users/${created.id}`)).body).toEqual(before)
})

test('no readOnly or immutable attribute of a group can be changed', async ({ scim }) => {
  const { attributes } = await advertised(scim, CORE_GROUP)
  const [user, other] = [await scim.create(), await scim.create()]
  const member = { value: user.id, display: 'Invented' }
  const created = await createGroup(scim, { id: '77777777', meta: { created: '2001-01-01T00:00:00Z' }, members: [member] })
  const put = await scim.request('PUT', `/Groups/${created.id}`, { body: newGroup({ id: '77777777', members: [member] }) })
  for (const body of [created, put.body]) expect(JSON.stringify(body)).not.toMatch(/invented|77777777|2001-/i)
  const element = `[value eq "${user.id}"]`
  const fixed = pathsOf(attributes, 'immutable', element)
  expect(fixed).toEqual(['value', '$ref', 'type'].map((sub) => `members${element}.${sub}`))
  const before = (await scim.get(`/Groups/${created.id}`)).body
  for (const path of [...COMMON_READ_ONLY, ...pathsOf(attributes, 'readOnly', element), ...fixed]) {
    const answer = await patchGroup(scim, created.id, [{ op: 'replace', path, value: path.endsWith('.value') ? other.id : 'Invented' }])
    expect([path, answer.status, answer.body.scimType]).toEqual([path, 400, 'mutability'])
  }
  expect((await scim.get(`/Groups/${created.id}`)).body).toEqual(before)
})

function readPath(body: Fields, path: string): unknown {
  if (!path.startsWith(ENTERPRISE_USER)) return body[path]
  return (body[ENTERPRISE_USER] as Fields | undefined)?.[path.slice(ENTERPRISE_USER.length + 1)]
}

test('Schemas is a list without nulls, each readable by its URN, in camelCase, under the Tenant URL', async ({ scim }) => {
  const { body, text } = await scim.get('/Schemas')
  expect(text).not.toContain('null')
  expect(body.totalResults).toBe(body.Resources.length)
  expect(body.Resources.map(({ id }) => id)).toEqual([
    CORE_USER,
    ENTERPRISE_USER,
    CORE_GROUP,
    ...['ServiceProviderConfig', 'ResourceType', 'Schema'].map((name) => SCHEMA_URN + name),
  ])
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

test('ResourceTypes names users and groups with their schemas', async ({ scim }) => {
  const { body } = await scim.get('/ResourceTypes')
  const user = {
    schemas: [`${SCHEMA_URN}ResourceType`],
    name: 'User',
    endpoint: '/Users',
    schema: CORE_USER,
    schemaExtensions: [{ schema: ENTERPRISE_USER, required: false }],
    meta: { resourceType: 'ResourceType', location: `${scim.tenantUrl}/ResourceTypes/User` },
  }
  const group = {
    schemas: [`${SCHEMA_URN}ResourceType`],
    name: 'Group',
    endpoint: '/Groups',
    schema: CORE_GROUP,
    meta: { resourceType: 'ResourceType', location: `${scim.tenantUrl}/ResourceTypes/Group` },
  }
  expect(body).toMatchObject({ totalResults: 2, startIndex: 1, itemsPerPage: 2, Resources: [user, group] })
  for (const [index, name] of ['User', 'Group'].entries())
    expect((await scim.get(`/ResourceTypes/${name}`)).body).toEqual(body.Resources[index])
})

test('ServiceProviderConfig says what the other tests prove', async ({ scim }) => {
  const { body, text } = await scim.get('/ServiceProviderConfig')
  expect(text).not.toContain('null')
  expect(body).toMatchObject({
    schemas: [`${SCHEMA_URN}ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
    filter: { supported: true, maxResults: expect.any(Number) },
    sort: { supported: true },
    etag: { supported: true },
    changePassword: { supported: false },
    pagination: { cursor: true, index: true },
    meta: { resourceType: 'ServiceProviderConfig', location: `${scim.tenantUrl}/ServiceProviderConfig` },
  })
  expect(body.authenticationSchemes).toMatchObject([
    { type: 'oauthbearertoken', name: expect.any(String), description: expect.any(String), primary: true },
    { type: 'oauth2', name: expect.any(String), description: expect.stringContaining('/oauth2/token'), primary: false },
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
