import { expect } from '@playwright/test'

import { rawRequest } from '../fixtures/raw-request'
import { CORE_USER, expectRefusal, type Fields, newUser, type RequestOptions, uniqueName } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

const userJson = (fields: string) => `{"schemas":["${CORE_USER}"],"userName":"${uniqueName()}",${fields}}`
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const type = (contentType: string) => ({ 'content-type': contentType })

const bodies: { title: string; send: RequestOptions; status: number; scimType?: string }[] = [
  { title: 'no body', send: { raw: '' }, status: 400, scimType: 'invalidSyntax' },
  { title: 'half a JSON object', send: { raw: '{"userName":' }, status: 400, scimType: 'invalidSyntax' },
  { title: 'a list', send: { body: [] }, status: 400, scimType: 'invalidSyntax' },
  { title: 'null', send: { body: null }, status: 400, scimType: 'invalidSyntax' },
  { title: 'a text', send: { body: 'user' }, status: 400, scimType: 'invalidSyntax' },
  { title: 'no userName', send: { body: { schemas: [CORE_USER] } }, status: 400, scimType: 'invalidValue' },
  { title: 'a blank userName', send: { body: newUser({ userName: ' ' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a userName of null', send: { body: { userName: null } }, status: 400, scimType: 'invalidValue' },
  {
    title: 'an object as userName',
    send: { body: newUser({ userName: { a: 1 } as unknown as string }) },
    status: 400,
    scimType: 'invalidValue',
  },
  { title: 'a list as name', send: { body: newUser({ name: ['a', 'b'] }) }, status: 400, scimType: 'invalidValue' },
  { title: 'an active that is no boolean', send: { body: newUser({ active: 'perhaps' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a userName of 1 MB', send: { body: newUser({ userName: 'x'.repeat(1_000_000) }) }, status: 400, scimType: 'invalidValue' },
  { title: 'NUL in a value', send: { body: newUser({ title: 'a\0b' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'NUL in the userName', send: { body: newUser({ userName: 'a\0b' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a lone surrogate', send: { raw: userJson('"title":"\\ud800"') }, status: 400, scimType: 'invalidValue' },
  {
    title: 'bytes that are no UTF-8',
    send: { raw: Buffer.from(userJson('"title":"\xff\xfe"'), 'latin1') },
    status: 400,
    scimType: 'invalidSyntax',
  },
  { title: 'JSON 100,000 levels deep', send: { raw: nested('[', ']', 100_000) }, status: 400, scimType: 'invalidSyntax' },
  { title: 'a body of 2 MB', send: { body: newUser({ title: 'x'.repeat(2_000_000) }) }, status: 413 },
  { title: 'text/plain', send: { raw: '{}', headers: type('text/plain') }, status: 415 },
  { title: 'a form', send: { raw: 'userName=x', headers: type('application/x-www-form-urlencoded') }, status: 415 },
  { title: 'XML', send: { raw: '<user/>', headers: type('application/xml') }, status: 415 },
  { title: 'a foreign charset', send: { raw: '{}', headers: type('application/scim+json; charset=utf-16') }, status: 415 },
  { title: 'an unknown charset', send: { raw: '{}', headers: type('application/json; charset=klingon') }, status: 415 },
  { title: 'a compressed body', send: { raw: '{}', headers: { 'content-encoding': 'gzip' } }, status: 415 },
]

for (const { title, send, status, scimType } of bodies) {
  test(`POST refuses ${title}`, async ({ scim }) => {
    expectRefusal(await scim.request('POST', '/Users', send), status, scimType)
    const { id } = await scim.create()
    if (send.body !== undefined && title.includes('userName')) return
    expectRefusal(await scim.request('PUT', `/Users/${id}`, send), status, scimType)
  })
}

test('JSON media types in any case, with a charset, or none at all are taken', async ({ scim }) => {
  for (const contentType of [
    'application/json',
    'APPLICATION/SCIM+JSON',
    'application/scim+json; charset=UTF-8',
    'application/json;charset="utf-8"',
  ]) {
    const raw = JSON.stringify(newUser())
    expect((await scim.request('POST', '/Users', { raw, headers: type(contentType) })).status, contentType).toBe(201)
  }
})

test('deep and wide values that nobody knows are ignored or refused, and never stored', async ({ scim }) => {
  for (const field of [`"unknown":${nested('[', ']', 5000)}`, `"name":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`]) {
    const answer = await scim.request('POST', '/Users', { raw: userJson(field) })
    expect([201, 400], answer.text.slice(0, 200)).toContain(answer.status)
    expect(answer.text.length).toBeLessThan(2_000)
  }
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i]))
  expect((await scim.create(many)).key0).toBeUndefined()
})

test('keys that every JavaScript object has pollute nothing', async ({ scim }) => {
  const raw = userJson(
    '"__proto__":{"active":"polluted"},"constructor":{"prototype":{"x":1}},"name":{"__proto__":{"familyName":"polluted"}}',
  )
  const answer = await scim.request('POST', '/Users', { raw })
  expect(answer.status, answer.text).toBe(201)
  expect(answer.text).not.toContain('polluted')
  expect((await scim.create()).name).toBeUndefined()
})

test('a body that is announced larger than it may be is refused before it has arrived', async ({ scim }) => {
  const head = [
    'POST /v1/provisioning/scim/Users HTTP/1.1',
    `Authorization: ${scim.authorization}`,
    'Content-Type: application/scim+json',
    'Content-Length: 25000000',
  ]
  expectRefusal(await rawRequest(scim.tenantUrl, { head, body: '{"userName":' }), 413)
})

test('what a refused request wanted is not stored', async ({ scim }) => {
  const userName = uniqueName()
  const wrong: Fields[] = [{ title: 'a\0b' }, { active: 7 }, { name: [1, 2] }, { emails: [{ value: {} }] }, { title: ['a', 'b'] }]
  for (const fields of wrong) expectRefusal(await scim.post('/Users', newUser({ userName, ...fields })), 400, 'invalidValue')
  expect((await scim.find(`userName eq "${userName}"`)).body.totalResults).toBe(0)
})
