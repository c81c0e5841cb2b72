import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

import { ENTERPRISE_USER, type Fields, type ScimClient, uniqueName } from '../fixtures/scim-client'
import { getGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { without } from '../fixtures/without'

type Attribute = Fields & { name: string; subAttributes?: Attribute[] }
type Examples = {
  minimalUser: Fields
  fullUser: Fields
  enterpriseUser: Fields
  group: Fields & { members: Fields[] }
  serviceProviderConfig: Fields
  resourceTypes: (Fields & { name: string })[]
}

const examples = readJson<Examples>('rfc-7643-resources.json')
/** Section 8.7.1 without the descriptions: what differs from the defaults of section 2.2. */
const schemas = readJson<Record<string, Record<string, Characteristics>>>('rfc-7643-schemas.json')

type Characteristics = Fields & { subAttributes?: Record<string, Characteristics> }

const DEFAULTS = { type: 'string', multiValued: false, required: false, mutability: 'readWrite', returned: 'default', uniqueness: 'none' }

/** Where /Schemas differs on purpose: a group's name is unique here, and an empty one is refused. */
const OURS: Record<string, Fields> = {
  'Group:displayName': { required: true, uniqueness: 'server' },
  // There are no groups inside groups here.
  'User:groups.type': { canonicalValues: ['direct'] },
}

for (const [section, title, example] of [
  ['8.1', 'the minimal User', examples.minimalUser],
  ['8.2', 'the full User', examples.fullUser],
  ['8.3', 'the enterprise User', examples.enterpriseUser],
] as const) {
  test(`${section}: ${title} is created and comes back with every value`, async ({ scim }) => {
    const sent: Fields = { ...example, userName: uniqueName() }
    const answer = await scim.post('/Users', sent)
    expect(answer.status, answer.text).toBe(201)
    // The id, the times and the groups are the service provider's to say, and a password is never answered.
    expect(answer.body).toMatchObject(without(sent, 'id', 'meta', 'groups', 'password', ENTERPRISE_USER))
    expect(answer.body).not.toHaveProperty('password')
    expect(answer.body).not.toHaveProperty('groups')
    expect(answer.body.id).not.toBe(sent.id)
    expect(answer.body.meta.location).toBe(`${scim.tenantUrl}/Users/${answer.body.id}`)
    const extension = sent[ENTERPRISE_USER]
    if (extension) expect(answer.body[ENTERPRISE_USER]).toEqual(withoutManagerName(extension as Fields))
    expect((await scim.get(`/Users/${answer.body.id}`)).body).toEqual(answer.body)
  })

  test(`${section}: ${title} is what a PUT makes of another`, async ({ scim }) => {
    const { id } = await scim.create({ title: 'Something else', ims: [{ value: 'gone' }] })
    const [put, post] = [
      await scim.request('PUT', `/Users/${id}`, { body: { ...example, userName: uniqueName() } }),
      await scim.post('/Users', { ...example, userName: uniqueName() }),
    ]
    expect(put.status, put.text).toBe(200)
    const { userName, meta } = put.body
    expect(put.body).toEqual({ ...post.body, id, userName, meta })
  })
}

test('8.4: the Group is created with its members, whose ids are ours', async ({ scim }) => {
  const users = [await scim.create({ displayName: 'Babs Jensen' }), await scim.create({ displayName: 'Mandy Pepperidge' })]
  const displayName = `Tour Guides ${users[0]?.id}`
  const members = examples.group.members.map((member, index) => ({ ...member, value: users[index]?.id }))
  const answer = await scim.post('/Groups', { ...examples.group, displayName, members })
  expect(answer.status, answer.text).toBe(201)
  const group = await getGroup(scim, answer.body.id)
  expect(group).toMatchObject({ schemas: examples.group.schemas, displayName, meta: { resourceType: 'Group' } })
  expect(group.members).toHaveLength(2)
  for (const { id, displayName: display } of users as (Fields & { id: string })[]) {
    expect(group.members).toContainEqual(expect.objectContaining({ value: id, display, $ref: `${scim.tenantUrl}/Users/${id}` }))
    const { groups } = (await scim.get(`/Users/${id}`)).body
    expect(groups).toMatchObject([{ value: group.id, display: displayName, $ref: group.meta.location }])
  }
})

test('8.5: ServiceProviderConfig says all that the example says', async ({ scim }) => {
  const { body } = await scim.get('/ServiceProviderConfig')
  const example = without(examples.serviceProviderConfig, 'meta', 'documentationUri')
  expect(Object.keys(body)).toEqual(expect.arrayContaining([...Object.keys(example), 'meta']))
  for (const feature of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag']) {
    expect(Object.keys(body[feature] as Fields), feature).toEqual(expect.arrayContaining(Object.keys(example[feature] as Fields)))
  }
  for (const scheme of body.authenticationSchemes as Fields[]) {
    expect(scheme).toMatchObject({ type: expect.any(String), name: expect.any(String), description: expect.any(String) })
  }
})

for (const { name, ...example } of examples.resourceTypes) {
  test(`8.6: ResourceType ${name} is the example, but no extension is required`, async ({ scim }) => {
    const facts = without(example, 'meta', 'description', 'schemaExtensions')
    const { body } = await scim.get(`/ResourceTypes/${name}`)
    expect(body).toMatchObject({
      name,
      ...facts,
      meta: { resourceType: 'ResourceType', location: `${scim.tenantUrl}/ResourceTypes/${name}` },
    })
    const optional = ((example.schemaExtensions ?? []) as Fields[]).map((extension) => ({ ...extension, required: false }))
    expect(body.schemaExtensions ?? []).toEqual(optional)
  })
}

for (const [urn, attributes] of Object.entries(schemas)) {
  const name = urn.split(':').at(-1)
  test(`8.7.1: ${urn} has the attributes and characteristics of the RFC`, async ({ scim }) => {
    const schema = await schemaOf(scim, urn)
    expect(schema).toMatchObject({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id: urn, name: expect.any(String) })
    for (const [attributeName, characteristics] of Object.entries(attributes)) {
      const subAttributes = Object.fromEntries(
        Object.entries(characteristics.subAttributes ?? {}).map(([sub, facts]) => [
          sub,
          { ...facts, ...OURS[`${name}:${attributeName}.${sub}`] },
        ]),
      )
      expectCharacteristics(find(schema.attributes, attributeName), {
        ...characteristics,
        ...OURS[`${name}:${attributeName}`],
        subAttributes,
      })
    }
  })
}

test('8.7.2: the schemas of ServiceProviderConfig, ResourceType and Schema are listed too', async ({ scim }) => {
  const listed = (await scim.get('/Schemas')).body.Resources.map(({ id }) => id)
  for (const name of ['ServiceProviderConfig', 'ResourceType', 'Schema']) {
    const urn = `urn:ietf:params:scim:schemas:core:2.0:${name}`
    expect(listed).toContain(urn)
    const { attributes } = await schemaOf(scim, urn)
    expect(attributes.length).toBeGreaterThan(2)
    expect(attributes.every(({ mutability }) => mutability === 'readOnly')).toBe(true)
  }
})

function expectCharacteristics(attribute: Attribute, { subAttributes = {}, ...characteristics }: Characteristics): void {
  expect(attribute, attribute.name).toMatchObject({ ...DEFAULTS, ...characteristics, description: expect.stringMatching(/\S/) })
  for (const [name, sub] of Object.entries(subAttributes)) expectCharacteristics(find(attribute.subAttributes ?? [], name), sub)
}

function find(attributes: Attribute[], name: string): Attribute {
  const attribute = attributes.find((each) => each.name === name)
  expect(attribute, name).toBeDefined()
  return attribute as Attribute
}

async function schemaOf(scim: ScimClient, urn: string): Promise<Fields & { attributes: Attribute[] }> {
  return (await scim.get(`/Schemas/${urn}`)).body as unknown as Fields & { attributes: Attribute[] }
}

/** The manager's name is readOnly: nobody of that id is here to take it from. */
function withoutManagerName(extension: Fields): Fields {
  return { ...extension, manager: without(extension.manager as Fields, 'displayName') }
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(`e2e/scim/${file}`, 'utf8')) as T
}
