import { expect } from '@playwright/test'
import { UnsecuredJWT } from 'jose'

import { generateKey } from '@/lib/keys/key-format'
import { createKey, revokeKey } from '../fixtures/console'
import { type Answer, expectRefusal, type ScimClient } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

function ask(scim: ScimClient, authorization: string | null): Promise<Answer> {
  return scim.request('GET', '/Users?count=1', { authorization })
}

test('a key is accepted in each of the three header forms, the scheme in any case', async ({ scim, deployment }) => {
  const { apiKey } = deployment.key
  const forms = [
    `Bearer apikey:${apiKey}`,
    `Bearer ${apiKey}`,
    `ManagementKey-v1 ${apiKey}`,
    `bearer apikey:${apiKey}`,
    `BEARER ${apiKey}`,
    `managementkey-V1 ${apiKey}`,
  ]
  for (const form of forms) expect((await ask(scim, form)).status, form.replace(apiKey, '{key}')).toBe(200)
})

test('what Create Key shows is what the API takes', async ({ deployment }) => {
  const { server, key } = deployment
  expect(key.tenantUrl).toBe(server.tenantUrl)
  expect(key.secretToken).toBe(`apikey:${key.apiKey}`)
})

const refused: { title: string; authorization: (key: string) => string | null; says: RegExp; challenge: RegExp }[] = [
  { title: 'no header', authorization: () => null, says: /has no Authorization header/, challenge: /^Bearer realm="SCIM"$/ },
  { title: 'an empty header', authorization: () => '', says: /Authorization header/, challenge: /^Bearer realm="SCIM"$/ },
  { title: 'a scheme alone', authorization: () => 'Bearer', says: /holds no Management API key/, challenge: /^Bearer realm="SCIM"$/ },
  { title: 'another scheme', authorization: (key) => `Basic ${key}`, says: /must start with "Bearer"/, challenge: /error="invalid_token"/ },
  {
    title: 'no key after the prefix',
    authorization: () => 'Bearer apikey:',
    says: /Nothing follows "apikey:"/,
    challenge: /error="invalid_token"/,
  },
  {
    title: 'a key cut off',
    authorization: (key) => `Bearer apikey:${key.slice(0, -1)}`,
    says: /cut off/,
    challenge: /error="invalid_token"/,
  },
  {
    title: 'a key mistyped',
    authorization: (key) => `Bearer apikey:${mistype(key)}`,
    says: /mistyped/,
    challenge: /error="invalid_token"/,
  },
  {
    title: 'a token of Entra',
    authorization: () => `Bearer ${new UnsecuredJWT({ iss: 'https://sts.windows.net/f08e6aff-ca0f-4f11-81fa-1ffd43323373/' }).encode()}`,
    says: /Secret Token is empty/,
    challenge: /invalid_token/,
  },
  {
    title: 'a token of somebody else',
    authorization: () => 'Bearer eyJhbGciOi.eyJhdWQi.c2ln',
    says: /^The token was not issued by this deployment/,
    challenge: /invalid_token/,
  },
  {
    title: 'an unknown key',
    authorization: () => `Bearer apikey:${generateKey()}`,
    says: /No Management API key/,
    challenge: /invalid_token/,
  },
]

for (const { title, authorization, says, challenge } of refused) {
  test(`401 says what is wrong with ${title}`, async ({ scim, deployment }) => {
    const answer = await ask(scim, authorization(deployment.key.apiKey))
    expect(expectRefusal(answer, 401)).toMatch(says)
    expect(answer.headers.get('www-authenticate')).toMatch(challenge)
    expect(answer.text).not.toContain(deployment.key.apiKey.slice(0, -1))
  })
}

function mistype(key: string): string {
  return key.slice(0, 10) + (key[10] === 'a' ? 'b' : 'a') + key.slice(11)
}

test('the key is checked before anything else is said about the request', async ({ scim }) => {
  const user = await scim.create()
  for (const [method, path] of [
    ['GET', `/Users/${user.id}`],
    ['DELETE', `/Users/${user.id}`],
    ['POST', '/Users'],
    ['PATCH', '/Users'],
    ['GET', '/Nothing'],
    ['GET', '/Groups'],
    ['GET', ''],
  ] as const) {
    expectRefusal(await scim.request(method, path, { authorization: `Bearer apikey:${generateKey()}` }), 401)
  }
  expect((await scim.get(`/Users/${user.id}`)).status).toBe(200)
})

test('discovery answers without a key, and refuses a bad one', async ({ scim }) => {
  for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/Schemas']) {
    expect((await scim.request('GET', path, { authorization: null })).status, path).toBe(200)
    expectRefusal(await scim.request('GET', path, { authorization: 'Bearer apikey:nonsense' }), 401)
    expect((await scim.get(path)).status, path).toBe(200)
  }
})

test('403 names the endpoint that a key does not allow, and the key keeps what it may do', async ({ scim, deployment }) => {
  const { page, server } = deployment
  const key = await createKey(page, server, { name: `Schemas only ${Date.now()}`, endpoints: '/v1/provisioning/scim/Schemas' })
  const authorization = `Bearer ${key.secretToken}`
  const created = await scim.request('POST', '/Users', { authorization, body: { userName: 'nobody@example.com' } })
  expect(expectRefusal(created, 403)).toContain('/v1/provisioning/scim/Users was called')
  expectRefusal(await scim.request('POST', '/.search', { authorization, body: {} }), 403)
  expectRefusal(await scim.request('GET', '/ResourceTypes', { authorization }), 403)
  expect((await scim.request('GET', '/Schemas', { authorization })).status).toBe(200)
  expect((await scim.find('userName eq "nobody@example.com"')).body.totalResults).toBe(0)
})

test('a key without SCIM endpoints gets 403 on all of them', async ({ scim, deployment }) => {
  const { page, server } = deployment
  const { apiKey } = await createKey(page, server, { name: `Audit ${Date.now()}`, endpoints: '/v1/changes' })
  for (const path of ['/Users', '/Users/1', '/Schemas'])
    expectRefusal(await scim.request('GET', path, { authorization: `Bearer ${apiKey}` }), 403)
})

test('a revoked key is refused from the next request on', async ({ scim, deployment }) => {
  const { page, server } = deployment
  const key = await createKey(page, server, { name: `Leaving ${Date.now()}` })
  const authorization = `Bearer ${key.secretToken}`
  expect((await ask(scim, authorization)).status).toBe(200)
  await revokeKey(page, server, key)
  expect(expectRefusal(await ask(scim, authorization), 401)).toMatch(/was revoked on/)
  expectRefusal(await scim.request('GET', '/Schemas', { authorization }), 401)
})
