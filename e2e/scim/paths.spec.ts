import { expect } from '@playwright/test'

import { rawRequest } from '../fixtures/raw-request'
import { expectRefusal } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

const BASE = '/v1/provisioning/scim'

const unknown = [
  '',
  '/',
  '/users',
  '/USERS',
  '/User',
  '/Users/1/2',
  '/Users/1/emails',
  '/groups',
  '/Groups/1/2',
  '/Groups/1/members',
  '/bulk',
  '/Bulk/1',
  '/.search/1',
  '/v2/Users',
  '/.well-known',
  '/Schemas/a/b',
  '/.env',
  '/index.html',
  '/Users.json',
  '/_next',
  '/favicon.ico',
]

for (const path of unknown) {
  test(`${path || 'the Tenant URL itself'} is a SCIM 404`, async ({ scim }) => {
    for (const method of ['GET', 'POST', 'DELETE'])
      expectRefusal(await scim.request(method, path, { body: method === 'POST' ? {} : undefined }), 404)
  })
}

test('slashes too many do no harm', async ({ scim }) => {
  const { id, userName } = await scim.create()
  for (const path of ['/Users/', '//Users', '///Users//', `/Users/${id}/`, `//Users//${id}//`, '/Schemas/', '//ServiceProviderConfig'])
    expect((await scim.get(path)).status, path).toBe(200)
  expect((await scim.get(`/Users/?filter=${encodeURIComponent(`userName eq "${userName}"`)}`)).body.totalResults).toBe(1)
  const posted = await scim.request('POST', '/Users/', { body: { userName: `${userName}.second` } })
  expect(posted.status).toBe(201)
})

test('percent-encoding is read, and malformed encoding is a SCIM 404', async ({ scim }) => {
  const { id } = await scim.create()
  expect((await scim.get(`/%55sers/${id}`)).status).toBe(200)
  expect((await scim.get('/Schemas/urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3AUser')).status).toBe(200)
  for (const path of [
    '/%',
    '/Users/%',
    '/Users/%zz',
    '/Users/%c3%28',
    '/Users/%00',
    '/Groups/%00',
    '/Groups/%ff',
    '/Users%2f1',
    '/Users/..%2f..%2fetc',
    '/Users/%ff',
  ])
    expectRefusal(await scim.get(path), 404)
})

test('a malformed query is refused or ignored, never a fault', async ({ scim }) => {
  for (const query of [
    '%',
    'filter=%zz',
    'filter=%c3%28',
    'count=%',
    '&&&',
    '=',
    'filter',
    'filter=%00',
    '?',
    '#',
    'a[]=1',
    'count=1&count=2',
  ]) {
    const answer = await scim.get(`/Users?${query}`)
    expect([200, 400], `${query}: ${answer.text.slice(0, 200)}`).toContain(answer.status)
  }
})

const methods: { method: string; path: string; allow: string }[] = [
  { method: 'PUT', path: '/Users', allow: 'GET, HEAD, POST' },
  { method: 'PATCH', path: '/Users', allow: 'GET, HEAD, POST' },
  { method: 'DELETE', path: '/Users', allow: 'GET, HEAD, POST' },
  { method: 'POST', path: '/Users/1', allow: 'GET, HEAD, PUT, PATCH, DELETE' },
  { method: 'OPTIONS', path: '/Users', allow: 'GET, HEAD, POST' },
  { method: 'OPTIONS', path: '/Users/1', allow: 'GET, HEAD, PUT, PATCH, DELETE' },
  { method: 'GET', path: '/Users/.search', allow: 'POST' },
  { method: 'DELETE', path: '/.search', allow: 'POST' },
  { method: 'PUT', path: '/Groups', allow: 'GET, HEAD, POST' },
  { method: 'DELETE', path: '/Groups', allow: 'GET, HEAD, POST' },
  { method: 'OPTIONS', path: '/Groups', allow: 'GET, HEAD, POST' },
  { method: 'POST', path: '/Groups/1', allow: 'GET, HEAD, PUT, PATCH, DELETE' },
  { method: 'OPTIONS', path: '/Groups/1', allow: 'GET, HEAD, PUT, PATCH, DELETE' },
  { method: 'GET', path: '/Groups/.search', allow: 'POST' },
  { method: 'GET', path: '/Bulk', allow: 'POST' },
  { method: 'PUT', path: '/Bulk', allow: 'POST' },
  { method: 'PATCH', path: '/Bulk', allow: 'POST' },
  { method: 'DELETE', path: '/Bulk', allow: 'POST' },
  { method: 'OPTIONS', path: '/Bulk', allow: 'POST' },
]

for (const { method, path, allow } of methods) {
  test(`${method} ${path} is 405 and says what is allowed`, async ({ scim }) => {
    const answer = await scim.request(method, path, { body: ['PUT', 'PATCH', 'POST'].includes(method) ? {} : undefined })
    expectRefusal(answer, 405)
    expect(answer.headers.get('allow')).toBe(allow)
  })
}

for (const method of ['TRACE', 'PURGE', 'PROPFIND', 'LINK', 'QUERY', 'M-SEARCH']) {
  test(`the method ${method} is refused in SCIM's own words`, async ({ scim }) => {
    for (const [path, status, allow] of [
      ['/Users', 405, 'GET, HEAD, POST'],
      ['/Groups', 405, 'GET, HEAD, POST'],
      ['/Bulk', 405, 'POST'],
      ['/Schemas', 405, 'GET, HEAD'],
      ['/Nothing', 404, null],
      ['', 404, null],
    ] as const) {
      const answer = await rawRequest(scim.tenantUrl, {
        head: [`${method} ${BASE}${path} HTTP/1.1`, `Authorization: ${scim.authorization}`],
      })
      expect([answer.status, answer.headers.get('allow')], answer.text).toEqual([status, allow])
      expect(answer.body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error'])
    }
  })
}

test('TRACE without a key is refused for the key that is missing, like any other method', async ({ scim }) => {
  expectRefusal(await rawRequest(scim.tenantUrl, { head: [`TRACE ${BASE}/Users HTTP/1.1`] }), 401)
})

test('dots and absolute addresses in the request line stay within the API', async ({ scim }) => {
  const ask = (target: string) => rawRequest(scim.tenantUrl, { head: [`GET ${target} HTTP/1.1`, `Authorization: ${scim.authorization}`] })
  expect((await ask(`${BASE}/./Users?count=1`)).status).toBe(200)
  expect((await ask(`${BASE}/Schemas/../Users?count=1`)).status).toBe(200)
  expect((await ask(`${new URL(scim.tenantUrl).origin}${BASE}/Users?count=1`)).status).toBe(200)
  for (const target of [
    `${BASE}/%2e%2e/%2e%2e`,
    `${BASE}/..%5c..%5c`,
    `${BASE}/Users/../../x/../scim/Nope`,
    `${BASE}/\\evil.example/Users`,
  ])
    expect([400, 404]).toContain((await ask(target)).status)
})

test('a header section that is too long is refused in SCIM, not as a bare line', async ({ scim }) => {
  const head = [`GET ${BASE}/Users?filter=${'x'.repeat(20_000)} HTTP/1.1`, `Authorization: ${scim.authorization}`]
  expect([400, 414, 431]).toContain((await rawRequest(scim.tenantUrl, { head })).status)
})

test('POST to a redirect-prone address is never redirected', async ({ scim }) => {
  for (const path of ['//', '/Users//', '/Users/?', '/Users?/'])
    expect([200, 201, 400, 404, 405]).toContain((await scim.request('POST', path, { body: {} })).status)
})
