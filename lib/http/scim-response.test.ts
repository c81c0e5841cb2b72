import { afterEach, expect, it, vi } from 'vitest'

import { AuthenticationError } from '@/lib/keys/authentication-error'
import { ScimError } from '@/lib/scim/scim-error'
import { methodNotAllowed, tooManyRequests } from './http-refusal'
import { renderAnswer, renderError } from './scim-response'

afterEach(() => vi.restoreAllMocks())

it('an answer carries its media type, version and place, and is never cached', async () => {
  const response = renderAnswer({ status: 201, body: { id: '1' }, etag: 'W/"1"', location: 'http://x/Users/1' })
  expect(response.status).toBe(201)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/scim+json; charset=utf-8',
    etag: 'W/"1"',
    location: 'http://x/Users/1',
    'cache-control': 'no-store',
  })
})

it('204 has neither body nor media type', async () => {
  const response = renderAnswer({ status: 204 })
  expect(await response.text()).toBe('')
  expect(response.headers.has('content-type')).toBe(false)
})

it.each([
  [new ScimError('uniqueness', 'taken'), 409, {}],
  [tooManyRequests(7, 'Slow down.'), 429, { 'retry-after': '7' }],
  [methodNotAllowed('PUT', ['GET', 'POST']), 405, { allow: 'GET, POST' }],
])('%s is told as a SCIM error', async (error, status, headers) => {
  const response = renderError(error, 'r1')
  expect(response.status).toBe(status)
  expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'application/scim+json; charset=utf-8', ...headers })
  expect(await response.json()).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: error.detail,
  })
})

it('a missing key is challenged without an error code, a wrong one with it', () => {
  const challenge = (reason: 'missing' | 'unknown') => renderError(new AuthenticationError(reason), 'r1').headers.get('www-authenticate')
  expect(challenge('missing')).toBe('Bearer realm="SCIM"')
  expect(challenge('unknown')).toBe('Bearer realm="SCIM", error="invalid_token"')
})

it('an unforeseen error is 500, logged, and tells the client nothing but the request id', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const response = renderError(new Error('password of the database'), 'r1')
  expect(response.status).toBe(500)
  const body = await response.text()
  expect(body).toContain('r1')
  expect(body).not.toContain('password')
  expect(log).toHaveBeenCalledWith(expect.stringContaining('password of the database'))
})

it.each([
  [
    'a change',
    413,
    Object.assign(new Error('expired'), { name: 'PrismaClientKnownRequestError', code: 'P2028', meta: { timeTaken: 20_001 } }),
  ],
  ['a read', 400, Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })],
])('%s that took too long is refused with %i, not our fault, and logged', async (_name, status, error) => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const response = renderError(error, 'r1')
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ detail: expect.stringMatching(/longer than is allowed.*less at once/) as string })
  expect(log).toHaveBeenCalledOnce()
})
