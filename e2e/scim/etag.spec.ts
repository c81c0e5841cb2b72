import { expect } from '@playwright/test'

import { expectRefusal, newUser, type RequestOptions, type ScimClient } from '../fixtures/scim-client'
import { createGroup, memberIds, newGroup, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'

const rename = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op: 'replace', path: 'title', value: 'New' }] }

function writes(scim: ScimClient, id: string, headers: Record<string, string>) {
  const send = (method: string, options: RequestOptions) => scim.request(method, `/Users/${id}`, { ...options, headers })
  return [() => send('PATCH', { body: rename }), () => send('PUT', { body: newUser() }), () => send('DELETE', {})]
}

test('a write with an outdated If-Match is 412 and changes nothing', async ({ scim }) => {
  const created = await scim.create()
  const current = (await scim.patch(created.id, [{ op: 'replace', path: 'nickName', value: 'Second' }])).body
  expect(current.meta.version).not.toBe(created.meta.version)
  for (const write of writes(scim, created.id, { 'if-match': created.meta.version })) expectRefusal(await write(), 412)
  for (const write of writes(scim, created.id, { 'if-match': 'nonsense' })) expectRefusal(await write(), 412)
  expect((await scim.get(`/Users/${created.id}`)).body).toEqual(current)
})

test('a write with the current If-Match goes through and answers the next version', async ({ scim }) => {
  const { id, meta } = await scim.create()
  const patched = await scim.request('PATCH', `/Users/${id}`, { body: rename, headers: { 'if-match': meta.version } })
  expect(patched.status).toBe(200)
  expect(patched.headers.get('etag')).toBe(patched.body.meta.version)
  expect(Date.parse(patched.body.meta.lastModified)).toBeGreaterThanOrEqual(Date.parse(meta.lastModified))
  const put = await scim.request('PUT', `/Users/${id}`, { body: newUser(), headers: { 'if-match': `W/"0", ${patched.body.meta.version}` } })
  expect(put.status).toBe(200)
  expect(new Set([meta.version, patched.body.meta.version, put.body.meta.version]).size).toBe(3)
  expect((await scim.request('DELETE', `/Users/${id}`, { headers: { 'if-match': '*' } })).status).toBe(204)
})

test('If-None-Match answers 304 without a body until the user changes', async ({ scim }) => {
  const { id, meta } = await scim.create()
  const headers = { 'if-none-match': meta.version }
  const unchanged = await scim.request('GET', `/Users/${id}`, { headers })
  expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', meta.version])
  await scim.patch(id, [{ op: 'add', path: 'title', value: 'x' }])
  expect((await scim.request('GET', `/Users/${id}`, { headers })).status).toBe(200)
})

test('a PATCH that changes nothing leaves version and lastModified as they are', async ({ scim }) => {
  const created = await scim.create({ title: 'Same', active: true })
  const patched = await scim.patch(created.id, [
    { op: 'Replace', path: 'title', value: 'Same' },
    { op: 'Replace', path: 'active', value: 'True' },
  ])
  expect(patched.body).toEqual(created)
})

test('of two writers with the same If-Match one wins', async ({ scim }) => {
  const { id, meta } = await scim.create()
  const write = (value: string) =>
    scim.request('PATCH', `/Users/${id}`, {
      headers: { 'if-match': meta.version },
      body: { ...rename, Operations: [{ op: 'replace', path: 'title', value }] },
    })
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map(write))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412, 412])
})

test('groups have versions like users: 412 and 304, and a change of members counts', async ({ scim }) => {
  const user = await scim.create()
  const { id, meta } = await createGroup(scim)
  const members = { schemas: rename.schemas, Operations: [{ op: 'Add', path: 'members', value: [{ value: user.id }] }] }
  const unchanged = await scim.request('GET', `/Groups/${id}`, { headers: { 'if-none-match': meta.version } })
  expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', meta.version])
  const added = await scim.request('PATCH', `/Groups/${id}`, { body: members, headers: { 'if-match': meta.version } })
  expect([added.status, added.headers.get('etag') === meta.version]).toEqual([204, false])
  const current = (await scim.get(`/Groups/${id}`)).body
  expect(current.meta.version).toBe(added.headers.get('etag'))
  const outdated = { 'if-match': meta.version }
  expectRefusal(await scim.request('PATCH', `/Groups/${id}`, { body: members, headers: outdated }), 412)
  expectRefusal(await scim.request('PUT', `/Groups/${id}`, { body: newGroup(), headers: outdated }), 412)
  expectRefusal(await scim.request('DELETE', `/Groups/${id}`, { headers: outdated }), 412)
  expect((await scim.get(`/Groups/${id}`)).body).toEqual(current)
  const again = await scim.request('PATCH', `/Groups/${id}`, { body: members, headers: { 'if-match': current.meta.version } })
  expect([again.status, again.headers.get('etag')]).toEqual([204, current.meta.version])
  expect((await scim.request('DELETE', `/Groups/${id}`, { headers: { 'if-match': current.meta.version } })).status).toBe(204)
})

test('concurrent PATCHes of one user, and of one group, lose nothing', async ({ scim }) => {
  const attributes = ['title', 'nickName', 'userType', 'locale', 'timezone', 'displayName']
  const user = await scim.create()
  await Promise.all(attributes.map((path) => scim.patch(user.id, [{ op: 'add', path, value: `new ${path}` }])))
  expect((await scim.get(`/Users/${user.id}`)).body).toMatchObject(Object.fromEntries(attributes.map((path) => [path, `new ${path}`])))
  const { id } = await createGroup(scim)
  const users: string[] = []
  for (let i = 0; i < 6; i++) users.push((await scim.create()).id)
  const answers = await Promise.all(users.map((value) => patchGroup(scim, id, [{ op: 'Add', path: 'members', value: [{ value }] }])))
  expect(answers.map(({ status }) => status)).toEqual(users.map(() => 204))
  expect(await memberIds(scim, id)).toEqual(users.toSorted())
})
