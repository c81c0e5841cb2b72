import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

import { readTable } from '../fixtures/read-table'
import { CORE_USER, expectRefusal, type Fields, newUser, SEARCH_REQUEST, type ScimBody, uniqueName } from '../fixtures/scim-client'
import { CORE_GROUP, getGroup, groupOf } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { without } from '../fixtures/without'

type PatchExample = { title: string; user?: Fields; members?: string[]; patch: Fields; gives?: Fields; leaves?: string[] }
type FilterExamples = { people: { name: string; user: Fields }[]; filters: { filter: string; finds: string[] }[] }

const LIST_RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
const BJENSEN = {
  schemas: [CORE_USER],
  externalId: 'bjensen',
  name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara' },
}

test('3.3: a create is answered with 201, Location, ETag and the resource', async ({ scim }) => {
  const userName = uniqueName()
  const { status, headers, body } = await scim.post('/Users', { ...BJENSEN, userName })
  expect(status).toBe(201)
  expect(body).toMatchObject({ ...BJENSEN, userName, meta: { resourceType: 'User' } })
  expect(headers.get('location')).toBe(body.meta.location)
  expect(headers.get('etag')).toBe(body.meta.version)
  expect(body.meta.created).toBe(body.meta.lastModified)
  expect((await scim.get(`/Users/${body.id}`)).headers.get('location') ?? body.meta.location).toBe(body.meta.location)
})

test('3.3: a second create of one userName is 409 uniqueness', async ({ scim }) => {
  const { userName } = await scim.create(BJENSEN)
  expectRefusal(await scim.post('/Users', { ...BJENSEN, userName }), 409, 'uniqueness')
})

test('3.4.2: a list shows the attributes that were asked for', async ({ scim }) => {
  await scim.create()
  const { status, body } = await scim.get('/Users?attributes=userName')
  expect(status).toBe(200)
  expect(body).toMatchObject({ schemas: [LIST_RESPONSE], totalResults: expect.any(Number) })
  for (const user of body.Resources) expect(Object.keys(user).sort()).toEqual(['id', 'schemas', 'userName'])
})

test.describe('3.4.2.2: the filters of the examples', () => {
  const { people, filters } = JSON.parse(readFileSync('e2e/scim/rfc-7644-filters.json', 'utf8')) as FilterExamples
  const tag = `rfc-${randomUUID()}`
  const nameOf = new Map<string, string>()

  test.beforeAll(async ({ scim }) => {
    for (const { name, user } of people) {
      const { id } = await scim.create({ ...user, userName: `${String(user.userName)}-${tag}`, externalId: tag })
      nameOf.set(id, name)
    }
  })

  for (const { filter, finds } of filters) {
    test(filter, async ({ scim }) => {
      const mine = `(${filter.replace('"bjensen"', `"bjensen-${tag}"`)}) and externalId eq "${tag}"`
      const { Resources } = (await scim.find(mine)).body
      expect(Resources.map(({ id }) => nameOf.get(id)).sort()).toEqual([...finds].sort())
      // One expression more or less in parentheses says the same.
      expect((await scim.find(`externalId eq "${tag}" and (${mine})`)).body.Resources).toEqual(Resources)
    })
  }
})

test('3.4.2.4: a page of ten is asked for by startIndex and count', async ({ scim }) => {
  const { body } = await scim.get('/Users?startIndex=1&count=10')
  expect(body).toMatchObject({ schemas: [LIST_RESPONSE], startIndex: 1, itemsPerPage: body.Resources.length })
  expect(body.itemsPerPage).toBe(Math.min(10, body.totalResults))
})

test('3.4.3: a search at the root finds users and groups', async ({ scim }) => {
  const displayName = `smith ${randomUUID()}`
  const user = await scim.create({ displayName: displayName.toUpperCase() })
  const group = await groupOf(scim, [user], { displayName })
  const search = {
    schemas: [SEARCH_REQUEST],
    attributes: ['displayName', 'userName'],
    filter: `displayName sw "${displayName}"`,
    startIndex: 1,
    count: 10,
  }
  const { status, body } = await scim.post('/.search', search)
  expect([status, body.totalResults, body.itemsPerPage, body.startIndex]).toEqual([200, 2, 2, 1])
  const found = Object.fromEntries(body.Resources.map((resource) => [resource.schemas[0], resource]))
  expect(found).toEqual({
    [CORE_USER]: { schemas: [CORE_USER], id: user.id, userName: user.userName, displayName: user.displayName },
    [CORE_GROUP]: { schemas: [CORE_GROUP], id: group.id, displayName },
  })
})

test('3.5.1: a PUT with If-Match replaces what the client may write', async ({ scim }) => {
  const created = await scim.create({ ...BJENSEN, title: 'Tour Guide' })
  const body = {
    ...BJENSEN,
    id: created.id,
    userName: created.userName,
    name: { ...BJENSEN.name, middleName: 'Jane' },
    roles: [],
    emails: [{ value: 'bjensen@example.com' }, { value: 'babs@jensen.org' }],
  }
  const put = await scim.request('PUT', `/Users/${created.id}`, { body, headers: { 'if-match': created.meta.version } })
  expect(put.status, put.text).toBe(200)
  // Nobody is disabled by omission, so `active` stays.
  expect(put.body).toEqual({ ...without(body, 'roles'), active: true, meta: put.body.meta })
  expect(put.body.meta).toMatchObject({ created: created.meta.created, location: created.meta.location })
  expectRefusal(await scim.request('PUT', `/Users/${created.id}`, { body, headers: { 'if-match': created.meta.version } }), 412)
})

for (const example of readTable<PatchExample>('rfc-7644-patch.json')) {
  test(`${example.title}`, async ({ scim }) => {
    if (example.user) {
      const { id } = await scim.create(example.user)
      const answer = await scim.request('PATCH', `/Users/${id}`, { body: example.patch })
      expect([answer.status, answer.body], answer.text).toMatchObject([200, example.gives ?? {}])
      return
    }
    const text = JSON.stringify(example)
    const users = new Map<string, ScimBody>()
    for (const id of new Set(text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g))) users.set(id, await scim.create())
    const ours = (ids: string[]) => ids.flatMap((id) => users.get(id) ?? [])
    const group = await groupOf(scim, ours(example.members ?? []))
    const body: unknown = JSON.parse(JSON.stringify(example.patch).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => users.get(id)?.id ?? id))
    const answer = await scim.request('PATCH', `/Groups/${group.id}`, { body })
    expect(answer.status, answer.text).toBe(204)
    const members = (await getGroup(scim, group.id)).members.map(({ value }) => value)
    expect(members.sort()).toEqual(
      ours(example.leaves ?? [])
        .map(({ id }) => id)
        .sort(),
    )
  })
}

test('3.5.2: the displayName of a member, a path of the RFC, is no attribute of RFC 7643', async ({ scim }) => {
  const group = await groupOf(scim, [await scim.create()])
  const operation = { op: 'replace', path: `members[value eq "${group.members[0]?.value}"].displayName`, value: 'x' }
  expectRefusal(await scim.request('PATCH', `/Groups/${group.id}`, { body: { Operations: [operation] } }), 400, 'invalidPath')
})

test('3.6: a DELETE with If-Match is 204, and then the resource is not found', async ({ scim }) => {
  const { id, meta } = await scim.create()
  expectRefusal(await scim.request('DELETE', `/Users/${id}`, { headers: { 'if-match': 'W/"c310cd84f0281b7"' } }), 412)
  expect((await scim.request('DELETE', `/Users/${id}`, { headers: { 'if-match': meta.version } })).status).toBe(204)
  const detail = expectRefusal(await scim.get(`/Users/${id}`), 404)
  expect(detail).toContain(id)
})

test('3.9: attributes and excludedAttributes choose what a GET shows, and id is always there', async ({ scim }) => {
  const { id, userName, schemas } = await scim.create(BJENSEN)
  expect((await scim.get(`/Users/${id}?attributes=userName`)).body).toEqual({ schemas, id, userName })
  const without = (await scim.get(`/Users/${id}?excludedAttributes=name,id`)).body
  expect(without).toMatchObject({ schemas, id, userName, externalId: 'bjensen' })
  expect(without).not.toHaveProperty('name')
})

test('3.12: writing id is 400 mutability, said in a SCIM error', async ({ scim }) => {
  const { id } = await scim.create()
  expectRefusal(await scim.patch(id, [{ op: 'replace', path: 'id', value: '2819c223-7f76-453a-919d-413861904646' }]), 400, 'mutability')
})

test('3.14: the ETag of a create serves If-None-Match, and If-Match', async ({ scim }) => {
  const { body, headers } = await scim.post('/Users', newUser(BJENSEN))
  const etag = headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/"/)
  const unchanged = await scim.request('GET', `/Users/${body.id}?attributes=displayName`, { headers: { 'if-none-match': etag } })
  expect([unchanged.status, unchanged.text]).toEqual([304, ''])
  expect((await scim.request('DELETE', `/Users/${body.id}`, { headers: { 'if-match': etag } })).status).toBe(204)
})
