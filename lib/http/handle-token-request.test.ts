import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { authenticateKey } from '@/lib/keys/authenticate-key'
import { getKey } from '@/lib/keys/get-key'
import { generateKey } from '@/lib/keys/key-format'
import { getKeyStatus } from '@/lib/keys/get-key-status'
import { revokeKey } from '@/lib/keys/revoke-key'
import { changeKey, changeUser, createAdmin, createTestKey } from '@/lib/keys/test-fixtures'
import { logger } from '@/lib/logger'
import { dropProcessState } from '@/lib/process-state'
import { handleTokenRequest } from './handle-token-request'

const GRANT = 'grant_type=client_credentials'
const FORM = 'application/x-www-form-urlencoded'

let id: string
let secret: string
let keyId: number
let admin: Awaited<ReturnType<typeof createAdmin>>

beforeEach(async () => {
  await freshDatabase()
  for (const name of ['rate:authentication-failures', 'access-token-secret', 'key-refusal-unattributed']) dropProcessState(name)
  admin = await createAdmin('Ada')
  const created = await createTestKey(admin)
  ;({ secret } = created)
  keyId = created.key.id
  id = String(keyId)
})
afterEach(() => vi.restoreAllMocks().useRealTimers())

function ask(body: BodyInit | null, headers: Record<string, string> = {}, method = 'POST'): Promise<Response> {
  const request = { method, body, headers: { 'Content-Type': FORM, ...headers }, duplex: 'half' } as RequestInit
  return handleTokenRequest(new Request('http://localhost/oauth2/token', request))
}

function basic(user: string, password: string): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** The answer's status and error, after what holds for every answer of the endpoint was checked. */
async function read(response: Response): Promise<{ status: number; error: string; description: string; body: Record<string, unknown> }> {
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('pragma')).toBe('no-cache')
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  const text = await response.text()
  expect(text).not.toContain(secret.slice(3))
  const body = JSON.parse(text) as Record<string, unknown>
  const description = String(body.error_description ?? '')
  if (response.status !== 200) expect(description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]{20,}$/)
  if (response.status === 401) expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
  return { status: response.status, error: String(body.error), description, body }
}

describe('a token', () => {
  it.each<[string, () => Promise<Response>]>([
    ['credentials in the body', () => ask(`${GRANT}&client_id=${id}&client_secret=${secret}`)],
    ['the Secret Token as client secret', () => ask(`${GRANT}&client_id=${id}&client_secret=apikey%3A${secret}`)],
    ['blanks copied along', () => ask(`${GRANT}&client_id=+${id}&client_secret=${secret}%0A`)],
    ['HTTP Basic', () => ask(GRANT, basic(id, secret))],
    ['HTTP Basic with the Secret Token', () => ask(GRANT, basic(id, `apikey:${secret}`))],
    ['HTTP Basic, encoded as in a form', () => ask(GRANT, basic(id, `apikey%3A+${secret}`))],
    ['HTTP Basic and the same client_id in the body', () => ask(`${GRANT}&client_id=${id}`, basic(id, secret))],
    ['a scope', () => ask(`${GRANT}&scope=scim`, basic(id, secret))],
    ['an empty scope and an empty client_secret', () => ask(`${GRANT}&scope=&client_secret=`, basic(id, secret))],
    ['parameters that nobody knows', () => ask(`${GRANT}&resource=x&tenant=y`, basic(id, secret))],
    ['a charset', () => ask(GRANT, { 'Content-Type': `${FORM}; charset=UTF-8`, ...basic(id, secret) })],
  ])('is given for %s', async (_name, make) => {
    const { status, body } = await read(await make())
    expect(status).toBe(200)
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600, scope: 'scim' })
    await expect(authenticateKey(`Bearer ${String(body.access_token)}`)).resolves.toMatchObject({ id: keyId })
  })

  it('counts as use of its key', async () => {
    dropProcessState('key-use-writes')
    await ask(GRANT, { ...basic(id, secret), 'User-Agent': 'Entra' })
    expect(await getKey(keyId)).toMatchObject({ lastUsedAt: expect.any(Date), lastUsedAgent: 'Entra' })
  })
})

describe('a refusal', () => {
  const post = (body: string, headers?: Record<string, string>) => () => ask(body, headers)
  const signed = (body: string, headers?: Record<string, string>) => () => ask(body, { ...basic(id, secret), ...headers })
  it.each<[string, () => Promise<Response>, number, string]>([
    ['no body', () => ask(null, basic(id, secret)), 400, 'invalid_request'],
    ['no grant_type', signed('scope=scim'), 400, 'invalid_request'],
    ['an empty grant_type', signed('grant_type='), 400, 'invalid_request'],
    ['another grant_type', signed('grant_type=password'), 400, 'unsupported_grant_type'],
    ['another scope', signed(`${GRANT}&scope=scim+admin`), 400, 'invalid_scope'],
    ['a scope that is none', signed(`${GRANT}&scope=%00`), 400, 'invalid_scope'],
    ['a repeated grant_type', signed(`${GRANT}&${GRANT}`), 400, 'invalid_request'],
    ['a repeated parameter that nobody knows', signed(`${GRANT}&x=1&x=2`), 400, 'invalid_request'],
    ['two ways to authenticate', () => ask(`${GRANT}&client_secret=${secret}`, basic(id, secret)), 400, 'invalid_request'],
    ['two clients', signed(`${GRANT}&client_id=9`), 400, 'invalid_request'],
    ['bytes that are not UTF-8', () => ask(new Uint8Array([0x61, 0x3d, 0xff])), 400, 'invalid_request'],
    ['another media type', signed('{}', { 'Content-Type': 'application/json' }), 415, 'invalid_request'],
    ['no media type', signed(GRANT, { 'Content-Type': '' }), 415, 'invalid_request'],
    ['another charset', signed(GRANT, { 'Content-Type': `${FORM}; charset=utf-16` }), 415, 'invalid_request'],
    ['a compressed body', signed(GRANT, { 'Content-Encoding': 'gzip' }), 415, 'invalid_request'],
    ['a large body', signed(`${GRANT}&x=${'x'.repeat(20_000)}`), 413, 'invalid_request'],
    ['no credentials', post(GRANT), 401, 'invalid_client'],
    ['half of the credentials', () => ask(`${GRANT}&client_id=${id}`), 401, 'invalid_client'],
    ['the other half', () => ask(`${GRANT}&client_secret=${secret}`), 401, 'invalid_client'],
    ['an assertion instead of a secret', () => ask(`${GRANT}&client_id=${id}&client_assertion=x`), 401, 'invalid_client'],
    ['another scheme', () => ask(GRANT, { Authorization: `Bearer ${secret}` }), 401, 'invalid_client'],
    ['Basic without a password', () => ask(GRANT, { Authorization: 'Basic Nw==' }), 401, 'invalid_client'],
    ['Basic that is no Base64', () => ask(GRANT, { Authorization: 'Basic §' }), 401, 'invalid_client'],
    ['Basic with half an escape', () => ask(GRANT, basic(id, '%E0%A4')), 401, 'invalid_client'],
    ['a NUL in the id', () => ask(`${GRANT}&client_id=%00&client_secret=${secret}`), 401, 'invalid_client'],
    ['GET', () => ask(null, basic(id, secret), 'GET'), 405, 'invalid_request'],
    ['PUT', () => ask(GRANT, basic(id, secret), 'PUT'), 405, 'invalid_request'],
  ])('%s', async (_name, make, status, error) => {
    expect(await read(await make())).toMatchObject({ status, error })
  })

  it('of a method names the one there is', async () => {
    expect((await ask(null, {}, 'DELETE')).headers.get('allow')).toBe('POST')
  })

  it('never tells whether the id or the secret was wrong', async () => {
    const other = await createTestKey(admin)
    const answers = await Promise.all([
      ask(GRANT, basic('999999', secret)),
      ask(GRANT, basic(`${id}x`, secret)),
      ask(GRANT, basic(id, generateKey())),
      ask(GRANT, basic(id, other.secret)),
      ask(GRANT, basic(id, 'guess')),
      ask(`${GRANT}&client_id=${id}&client_secret=guess`),
    ])
    const told = new Set<string>()
    for (const answer of answers) {
      const { status, error, description } = await read(answer)
      told.add(`${status} ${error} ${description}`)
    }
    expect([...told]).toEqual([expect.stringMatching(/^401 invalid_client The client identifier or the client secret is not right\./)])
    expect((await getKey(keyId))?.lastRefusalCode).toBeNull()
  })

  it('of a right secret says what is wrong with the key, within what a description may hold, and the page of the key says so too', async () => {
    await changeKey(keyId, { name: 'Schlüssel "1" \\' })
    await changeUser(admin.id, { active: false })
    const disabled = await read(await ask(GRANT, basic(id, secret)))
    expect(disabled).toMatchObject({ status: 401, error: 'invalid_client' })
    expect(disabled.description).toMatch(
      /^The key 'Schl\?ssel '1' \?' is disabled because its owner, Ada, is disabled\. Click Take over key/,
    )
    expect((await getKey(keyId))?.lastRefusalCode).toBe('disabled')
    await changeKey(keyId, { expiresAt: new Date('2026-05-03T23:59:59.999Z') })
    expect((await read(await ask(GRANT, basic(id, secret)))).description).toContain('expired on 3 May 2026.')
    await changeUser(admin.id, { active: true })
    await revokeKey({ keyId, actor: admin })
    expect((await read(await ask(GRANT, basic(id, secret)))).description).toContain('was revoked on')
    expect((await getKey(keyId))?.lastRefusalCode).toBe('revoked')
  })

  it('reaches the admin who waits for a Test Connection', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    await ask(GRANT, basic(id, 'guess'))
    expect((await getKeyStatus(keyId))?.refusal).toMatchObject({ title: 'Key not readable' })
  })

  it('comes with 429 and Retry-After to an address that keeps failing, and never to a key that is right', async () => {
    // The failures that are allowed grow with time.
    vi.useFakeTimers({ toFake: ['Date'] })
    for (let attempt = 0; attempt < 60; attempt += 1) expect((await ask(GRANT, basic(id, 'guess'))).status).toBe(401)
    const throttled = await ask(GRANT, basic(id, 'guess'))
    expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await read(throttled)).toMatchObject({ status: 429, error: 'temporarily_unavailable' })
    expect((await ask(GRANT, basic(id, secret))).status).toBe(200)
  })

  it('of a fault of ours is JSON with the request id, and the log has the cause', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = new Request('http://localhost/oauth2/token', { method: 'POST', body: GRANT, headers: { 'Content-Type': FORM } })
    Object.defineProperty(broken, 'headers', {
      get: () => {
        throw new Error('broken')
      },
    })
    const answer = await read(await handleTokenRequest(broken))
    expect(answer).toMatchObject({ status: 500, error: 'server_error', description: expect.stringContaining('request id') })
    expect(logged).toHaveBeenCalledOnce()
  })
})

it('the log tells method, key and status, and nothing that was sent', async () => {
  const lines: string[] = []
  vi.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line))
  const answer = await read(await ask(`${GRANT}&x=private`, basic(id, secret)))
  await ask(`${GRANT}&client_id=someone&client_secret=${secret}`)
  logger.info({ event: 'end' })
  expect(lines).toHaveLength(3)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'token-request', method: 'POST', keyId, status: 200 })
  for (const word of [secret.slice(3), String(answer.body.access_token), 'someone', 'private']) expect(lines.join()).not.toContain(word)
})
