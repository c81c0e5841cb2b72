import { expect } from '@playwright/test'

import { expectRefusal, newUser, type RequestOptions, type ScimClient } from '../fixtures/scim-client'
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
