import { expect } from '@playwright/test'

import { CORE_USER, ENTERPRISE_USER, expectRefusal, newUser } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

test('a created user is answered with 201, a Location under the Tenant URL, and what was stored', async ({ scim }) => {
  const sent = newUser({ externalId: 'ext-1', active: true, displayName: 'Ännchen', name: { givenName: 'Ännchen', familyName: 'Öz' } })
  const { status, headers, body } = await scim.post('/Users', sent)
  expect(status).toBe(201)
  expect(body).toMatchObject({ ...sent, schemas: [CORE_USER] })
  expect(body.id).toMatch(/^[1-9]\d*$/)
  expect(body.meta).toMatchObject({ resourceType: 'User', location: `${scim.tenantUrl}/Users/${body.id}` })
  expect(headers.get('location')).toBe(body.meta.location)
  expect(headers.get('etag')).toBe(body.meta.version)
  expect(Date.parse(body.meta.created)).toBeGreaterThan(Date.now() - 60_000)
  expect((await scim.get(`/Users/${body.id}`)).body).toEqual(body)
})

test('values come back exactly as they were sent', async ({ scim }) => {
  const odd = {
    displayName: '  Zoë "Z" O\'Brien \\ %_ <b>&amp; 李小龍 👩‍👩‍👧 e\u0301  ',
    nickName: 'DROP TABLE "User"; --',
    title: '{"a":1}',
  }
  const created = await scim.create({ ...odd, name: { formatted: 'line one\nline two\ttab' } })
  expect((await scim.get(`/Users/${created.id}`)).body).toMatchObject({ ...odd, name: { formatted: 'line one\nline two\ttab' } })
})

test('HEAD answers like GET without a body', async ({ scim }) => {
  const { id } = await scim.create()
  for (const path of [`/Users/${id}`, '/Users?count=1', '/Schemas']) {
    const [head, get] = [await scim.request('HEAD', path), await scim.get(path)]
    expect([head.status, head.text, head.headers.get('etag')], path).toEqual([200, '', get.headers.get('etag')])
  }
  const missing = await scim.request('HEAD', '/Users/2147483647')
  expect([missing.status, missing.text]).toEqual([404, ''])
})

test('PUT replaces: what it leaves out is gone, what is read-only stays', async ({ scim }) => {
  const created = await scim.create({
    externalId: 'before',
    title: 'Engineer',
    nickName: 'Babs',
    emails: [{ value: 'a@b.example', type: 'work' }],
  })
  const body = { ...newUser(), id: '999999', meta: { created: '2001-01-01T00:00:00Z', version: 'W/"77"' }, title: 'Manager' }
  const answer = await scim.request('PUT', `/Users/${created.id}`, { body })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ id: created.id, userName: body.userName, title: 'Manager', active: true })
  for (const gone of ['externalId', 'nickName', 'emails']) expect(answer.body).not.toHaveProperty(gone)
  expect(answer.body.meta).toMatchObject({ created: created.meta.created, location: created.meta.location })
  expect((await scim.get(`/Users/${created.id}`)).body).toEqual(answer.body)
  expectRefusal(await scim.request('PUT', `/Users/${created.id}`, { body: { schemas: [CORE_USER], title: 'x' } }), 400, 'invalidValue')
})

test('a disabled user stays readable and findable, and is restored', async ({ scim }) => {
  const { id, userName } = await scim.create()
  for (const active of [false, true]) {
    const patched = await scim.patch(id, [{ op: 'replace', path: 'active', value: active }])
    expect([patched.status, patched.body.active]).toEqual([200, active])
    expect((await scim.get(`/Users/${id}`)).body.active).toBe(active)
    expect((await scim.find(`userName eq "${userName}"`)).body.Resources).toMatchObject([{ id, active }])
  }
})

test('DELETE answers 204, then 404 everywhere, and absent from every list', async ({ scim }) => {
  const { id, userName } = await scim.create({ externalId: 'gone-for-now' })
  const deleted = await scim.request('DELETE', `/Users/${id}`)
  expect([deleted.status, deleted.text]).toEqual([204, ''])
  expectRefusal(await scim.get(`/Users/${id}`), 404)
  expectRefusal(await scim.patch(id, [{ op: 'replace', path: 'active', value: true }]), 404)
  expectRefusal(await scim.request('PUT', `/Users/${id}`, { body: newUser() }), 404)
  expectRefusal(await scim.request('DELETE', `/Users/${id}`), 404)
  for (const filter of [`userName eq "${userName}"`, `id eq "${id}"`, 'externalId eq "gone-for-now"', 'active eq false']) {
    const { Resources } = (await scim.find(filter, { count: '200' })).body
    expect(Resources.map((user) => user.id)).not.toContain(id)
  }
})

test('a create after a DELETE brings the same account back, by userName in any case or by externalId', async ({ scim }) => {
  const { id, userName, meta } = await scim.create({ externalId: `ext-${Date.now()}`, title: 'Old title', active: false })
  await scim.request('DELETE', `/Users/${id}`)
  const back = await scim.post('/Users', newUser({ userName: userName.toUpperCase() }))
  expect([back.status, back.body.id, back.body.active, back.body.userName]).toEqual([201, id, true, userName.toUpperCase()])
  expect(back.body).not.toHaveProperty('title')
  expect(back.body.meta.version).not.toBe(meta.version)

  const externalId = `ext-${id}`
  await scim.patch(id, [{ op: 'add', path: 'externalId', value: externalId }])
  await scim.request('DELETE', `/Users/${id}`)
  const renamed = await scim.post('/Users', newUser({ externalId }))
  expect([renamed.status, renamed.body.id]).toEqual([201, id])
})

test('impossible and unknown ids are 404', async ({ scim }) => {
  for (const id of [
    '0',
    '-1',
    '1.5',
    'abc',
    '2147483647',
    '9223372036854775808',
    '99999999999999999999999',
    '1e3',
    '0x1',
    '%201',
    '%00',
    '٣',
  ])
    expectRefusal(await scim.get(`/Users/${id}`), 404)
})

test('unknown attributes are ignored, nulls mean absent, a password is never stored', async ({ scim }) => {
  const user = newUser({
    shoeSize: 44,
    title: null,
    addresses: null,
    password: 'hunter2-hunter2',
    'urn:example:other:1.0:User': { badge: 'x' },
  })
  const created = await scim.post('/Users', user)
  expect(created.status).toBe(201)
  for (const key of ['shoeSize', 'title', 'addresses', 'password', 'urn:example:other:1.0:User', ENTERPRISE_USER])
    expect(created.body).not.toHaveProperty([key])
  expect(created.text).not.toContain('hunter2')
})

test('the first admin of the console can be neither disabled nor deleted through SCIM', async ({ scim }) => {
  const { Resources } = (await scim.find('userName eq "ada@example.com"')).body
  for (const { id } of Resources) {
    expect(expectRefusal(await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'False' }]), 403)).toMatch(/last active admin/)
    expectRefusal(await scim.request('DELETE', `/Users/${id}`), 403)
    expect((await scim.get(`/Users/${id}`)).body.active).toBe(true)
  }
  expect(Resources).toHaveLength(1)
})
