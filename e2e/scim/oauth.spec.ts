import { expect } from '@playwright/test'
import { base64url, decodeJwt, SignJWT, UnsecuredJWT } from 'jose'

import { generateKey } from '@/lib/keys/key-format'
import { createKey, revokeKey } from '../fixtures/console'
import { type Answer, createScimClient, expectRefusal, type ScimClient } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'
import { askForToken, getToken, readOAuthClient } from '../fixtures/token-client'

const GRANT = { grant_type: 'client_credentials' }

function ask(scim: ScimClient, token: string): Promise<Answer> {
  return scim.request('GET', '/Users?count=1', { authorization: `Bearer ${token}` })
}

function basic(user: string, password: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

test('with what the console shows a client gets a token, and provisions with it', async ({ scim, deployment }) => {
  const { page, server, key } = deployment
  const client = await readOAuthClient(page, server, key)
  expect(client.tokenEndpoint).toBe(`${server.url}/oauth2/token`)
  const token = await getToken(client, key.apiKey)
  const withToken = createScimClient({ tenantUrl: scim.tenantUrl, authorization: `Bearer ${token}` })
  const user = await withToken.create({ title: 'by token' })
  expect((await withToken.patch(user.id, [{ op: 'replace', path: 'title', value: 'changed' }])).status).toBe(200)
  expect((await scim.get(`/Users/${user.id}`)).body.title).toBe('changed')
  expect((await withToken.get('/Schemas')).status).toBe(200)
})

test('the answer is that of RFC 6749, for both ways to authenticate', async ({ scim, deployment }) => {
  const { page, server, key } = deployment
  const { tokenEndpoint, clientId } = await readOAuthClient(page, server, key)
  const answers = [
    await askForToken(tokenEndpoint, { ...GRANT, client_id: clientId, client_secret: key.apiKey }),
    await askForToken(tokenEndpoint, { ...GRANT, client_id: clientId, client_secret: key.secretToken, scope: 'scim' }),
    await askForToken(tokenEndpoint, GRANT, { headers: basic(clientId, key.apiKey) }),
    await askForToken(tokenEndpoint, GRANT, { headers: basic(clientId, encodeURIComponent(key.secretToken)) }),
    await askForToken(`${tokenEndpoint}/`, GRANT, { headers: basic(clientId, key.apiKey) }),
  ]
  for (const { status, body, text } of answers) {
    expect(status, text).toBe(200)
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600, scope: 'scim' })
    expect((await ask(scim, body.access_token)).status).toBe(200)
  }
})

test('a token is dead the moment its key is revoked, in the words of the key', async ({ scim, deployment }) => {
  const { page, server } = deployment
  const key = await createKey(page, server, { name: `OAuth ${Date.now()}` })
  const client = await readOAuthClient(page, server, key)
  const token = await getToken(client, key.apiKey)
  expect((await ask(scim, token)).status).toBe(200)
  await revokeKey(page, server, key)
  const refused = await ask(scim, token)
  expect(expectRefusal(refused, 401)).toMatch(new RegExp(`^The key "${key.name}" was revoked on `))
  expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Key not accepted: revoked')
  await expect(page.getByRole('group', { name: 'Token Endpoint' })).toBeHidden()
  const again = await askForToken(client.tokenEndpoint, { ...GRANT, client_id: client.clientId, client_secret: key.apiKey })
  expect([again.status, again.body.error]).toEqual([401, 'invalid_client'])
  expect(again.body.error_description).toContain(`The key '${key.name}' was revoked on `)
})

test('a token may do what its key may, and no more', async ({ scim, deployment }) => {
  const { page, server } = deployment
  const key = await createKey(page, server, { name: `Schemas by OAuth ${Date.now()}`, endpoints: '/v1/provisioning/scim/Schemas' })
  const authorization = `Bearer ${await getToken(await readOAuthClient(page, server, key), key.apiKey)}`
  expect((await scim.request('GET', '/Schemas', { authorization })).status).toBe(200)
  expect(expectRefusal(await scim.request('GET', '/Users', { authorization }), 403)).toContain('/v1/provisioning/scim/Users was called')
})

test('forged and foreign tokens are refused as tokens', async ({ scim, deployment }) => {
  const { page, server, key } = deployment
  const token = await getToken(await readOAuthClient(page, server, key), key.apiKey)
  const [header = '', payload = '', signature = ''] = token.split('.')
  const claims = decodeJwt(token)
  const encode = (value: object) => base64url.encode(JSON.stringify(value))
  const sign = (changes: object, secret = 'a secret that somebody else has made up') =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).sign(new TextEncoder().encode(secret))
  const forged = {
    'another key': [header, encode({ ...claims, sub: '2', client_id: '2' }), signature].join('.'),
    'a later end': [header, encode({ ...claims, exp: 4_000_000_000 }), signature].join('.'),
    'no algorithm': new UnsecuredJWT({ ...claims }).encode(),
    'no algorithm, signature kept': [encode({ alg: 'none', typ: 'at+jwt' }), payload, signature].join('.'),
    'another secret': await sign({}),
    'the key as secret': await sign({}, key.apiKey),
    'another deployment': await sign({ iss: 'https://other.example', aud: 'https://other.example/v1/provisioning/scim' }),
    'cut off': token.slice(0, -1),
    'no signature': `${header}.${payload}.`,
    'a session cookie': (await page.context().cookies()).find(({ name }) => name.endsWith('session-token'))?.value ?? '',
  }
  for (const [what, text] of Object.entries(forged)) {
    expect(text.slice(0, 3), what).toBe('eyJ')
    const answer = await ask(scim, text)
    expect(expectRefusal(answer, 401), what).toMatch(/^The token was not issued by this deployment, was altered/)
    expect(answer.headers.get('www-authenticate'), what).toBe('Bearer realm="SCIM", error="invalid_token"')
  }
  expect((await ask(scim, token)).status).toBe(200)
})

const bad: {
  title: string
  body: Record<string, string> | string
  headers?: Record<string, string>
  method?: string
  status: number
  error: string
}[] = [
  { title: 'nothing', body: '', status: 400, error: 'invalid_request' },
  {
    title: 'a password grant',
    body: { grant_type: 'password', username: 'a', password: 'b' },
    status: 400,
    error: 'unsupported_grant_type',
  },
  { title: 'a repeated parameter', body: 'grant_type=client_credentials&scope=scim&scope=scim', status: 400, error: 'invalid_request' },
  { title: 'another scope', body: { ...GRANT, scope: 'everything' }, status: 400, error: 'invalid_scope' },
  { title: 'no credentials', body: GRANT, status: 401, error: 'invalid_client' },
  { title: 'a key nobody has', body: { ...GRANT, client_id: '1', client_secret: generateKey() }, status: 401, error: 'invalid_client' },
  { title: 'Basic that is none', body: GRANT, headers: { authorization: 'Basic ===' }, status: 401, error: 'invalid_client' },
  { title: 'JSON', body: GRANT, headers: { 'content-type': 'application/json' }, status: 415, error: 'invalid_request' },
  {
    title: 'another charset',
    body: GRANT,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-16' },
    status: 415,
    error: 'invalid_request',
  },
  { title: '20 kB', body: { ...GRANT, x: 'x'.repeat(20_000) }, status: 413, error: 'invalid_request' },
  ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({
    title: method,
    method,
    body: '',
    status: 405,
    error: 'invalid_request',
  })),
]

for (const { title, body, status, error, ...options } of bad) {
  test(`the token endpoint refuses ${title} in JSON`, async ({ deployment }) => {
    const answer = await askForToken(`${deployment.server.url}/oauth2/token`, body, options)
    expect([answer.status, answer.body.error], answer.text).toEqual([status, error])
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST')
  })
}

test('credentials in the address are no credentials', async ({ deployment }) => {
  const { server, key } = deployment
  const query = new URLSearchParams({ client_id: '1', client_secret: key.apiKey })
  expect((await askForToken(`${server.url}/oauth2/token?${query}`, GRANT)).status).toBe(401)
})

test('ServiceProviderConfig names the token endpoint that there is', async ({ scim, deployment }) => {
  const { body } = await scim.get('/ServiceProviderConfig')
  const [scheme] = (body.authenticationSchemes as { type: string; description: string }[]).filter(({ type }) => type === 'oauth2')
  const named = /https?:\/\/\S+\/oauth2\/token/.exec(scheme?.description ?? '')?.[0] ?? ''
  expect(named).toBe(`${deployment.server.url}/oauth2/token`)
  expect((await askForToken(named, GRANT)).status).toBe(401)
})
