import { expect } from '@playwright/test'

import { CORE_USER, ENTERPRISE_USER, type Fields, newUser, SEARCH_REQUEST } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

const full = {
  displayName: 'Babs',
  title: 'Guide',
  name: { givenName: 'Barbara', familyName: 'Jensen' },
  emails: [
    { value: 'b@work.example', type: 'work', primary: true },
    { value: 'b@home.example', type: 'home' },
  ],
  [ENTERPRISE_USER]: { department: 'Tours', employeeNumber: '701984' },
}

// `id` and `schemas` are returned always (RFC 7643 §3, RFC 7644 §3.9).
const shown: { query: string; shows: Fields }[] = [
  { query: 'attributes=userName', shows: {} },
  { query: 'attributes=USERNAME', shows: {} },
  { query: 'attributes=userName,displayName', shows: { displayName: 'Babs' } },
  { query: 'attributes=userName,name.givenName', shows: { name: { givenName: 'Barbara' } } },
  { query: 'attributes=userName,emails.value', shows: { emails: [{ value: 'b@work.example' }, { value: 'b@home.example' }] } },
  { query: `attributes=userName,${CORE_USER}:title`, shows: { title: 'Guide' } },
  { query: `attributes=userName,${ENTERPRISE_USER}:department`, shows: { [ENTERPRISE_USER]: { department: 'Tours' } } },
  { query: `attributes=userName,${ENTERPRISE_USER}`, shows: { [ENTERPRISE_USER]: full[ENTERPRISE_USER] } },
  { query: 'attributes=userName,shoeSize', shows: {} },
  { query: 'attributes=userName,password', shows: {} },
]

for (const { query, shows } of shown) {
  test(`${query} shows nothing else`, async ({ scim }) => {
    const { id, userName, schemas } = await scim.create(full)
    const { status, body } = await scim.get(`/Users/${id}?${query}`)
    expect(status).toBe(200)
    expect(body).toEqual({ schemas: expect.arrayContaining([CORE_USER]), id, userName, ...shows })
    expect(schemas).toEqual(expect.arrayContaining(body.schemas))
  })
}

test('excludedAttributes leaves out what it names, but never id and schemas', async ({ scim }) => {
  const user = await scim.create(full)
  const query = `excludedAttributes=emails,name.familyName,META,id,schemas,${ENTERPRISE_USER}:department`
  const rest: Fields = { ...user }
  delete rest.emails
  delete rest.meta
  expect((await scim.get(`/Users/${user.id}?${query}`)).body).toEqual({
    ...rest,
    name: { givenName: 'Barbara' },
    [ENTERPRISE_USER]: { employeeNumber: '701984' },
  })
  expect((await scim.get(`/Users/${user.id}?excludedAttributes=${ENTERPRISE_USER}`)).body).not.toHaveProperty([ENTERPRISE_USER])
})

test('lists, .search and the answers of writes are projected alike', async ({ scim }) => {
  const created = await scim.request('POST', '/Users?attributes=userName', { body: newUser(full) })
  const { id, userName } = created.body
  const expected = { schemas: created.body.schemas, id, userName }
  expect(created.body).toEqual(expected)
  expect(created.headers.get('location')).toBe(`${scim.tenantUrl}/Users/${id}`)
  const filter = `userName eq "${userName}"`
  expect((await scim.find(filter, { attributes: 'userName' })).body.Resources).toEqual([expected])
  for (const path of ['/.search', '/Users/.search']) {
    const body = { schemas: [SEARCH_REQUEST], filter, attributes: ['userName'] }
    expect((await scim.post(path, body)).body.Resources, path).toEqual([expected])
    const without = await scim.post(path, { schemas: [SEARCH_REQUEST], filter, excludedAttributes: ['emails', 'name'] })
    expect(Object.keys(without.body.Resources[0] ?? {}), path).not.toContain('emails')
    expect(without.body.Resources[0], path).toMatchObject({ displayName: 'Babs' })
  }
  const Operations = [{ op: 'replace', path: 'title', value: 'Lead' }]
  const patched = await scim.request('PATCH', `/Users/${id}?attributes=title`, { body: { schemas: [], Operations } })
  expect(patched.body).toEqual({ schemas: expected.schemas, id, title: 'Lead' })
})
