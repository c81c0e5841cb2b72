import { createRequire } from 'node:module'
import { encode } from 'next-auth/jwt'
import { NextRequest } from 'next/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { authSecret } from '@/lib/auth/auth-secret'
import { endAllSessions } from '@/lib/auth/end-all-sessions'
import { hashPassword } from '@/lib/auth/password'
import * as passwordSignIn from '@/lib/auth/password-sign-in'
import { currentUser } from '@/lib/auth/session'
import { inTransaction, reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { createFirstAdmin } from '@/lib/directory/create-first-admin'
import { logger } from '@/lib/logger'
import { dropProcessState } from '@/lib/process-state'
import { GET, POST } from './route'

const PASSWORD = 'correct horse battery staple 7'
const actor = { kind: 'system', id: null, name: 'Test', address: null, requestId: null } as const
const passwordHash = await hashPassword(PASSWORD)
const BASE = 'http://localhost:3000'
const COOKIE = 'next-auth.session-token'
const jar = new Map<string, string>()

// next-auth asks Next for the request's cookies and headers by require.
Object.assign(createRequire(import.meta.url)('next/headers'), {
  cookies: async () => ({ getAll: () => [...jar].map(([name, value]) => ({ name, value })) }),
  headers: async () => new Headers(),
})

beforeEach(freshDatabase)
afterEach(() => vi.restoreAllMocks())
beforeEach(async () => {
  jar.clear()
  // All of these tests come from one address.
  dropProcessState('rate:sign-in')
  await inTransaction((tx) => createFirstAdmin(tx, { name: 'Ada', email: 'ada@example.com', passwordHash, actor }))
})

async function call(path: string, form?: Record<string, string>) {
  const body = form && new URLSearchParams(form).toString()
  const headers = body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) } : undefined
  const request = new NextRequest(`${BASE}/api/auth/${path}`, { method: form ? 'POST' : 'GET', body, headers })
  const response = await (form ? POST : GET)(request, { params: Promise.resolve({ nextauth: path.split('/') }) })
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    jar.set(name, decodeURIComponent(value))
  }
  return response
}

async function signIn(password = PASSWORD) {
  const { csrfToken } = await (await call('csrf')).json()
  return call('callback/credentials', { csrfToken, email: 'ada@example.com', password, callbackUrl: '/', json: 'true' })
}

it('knows nobody without a cookie, with a strange one, and after a wrong password', async () => {
  expect(await currentUser()).toBeNull()
  jar.set(COOKIE, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.')
  expect(await currentUser()).toBeNull()
  jar.clear()
  expect(await (await signIn('wrong')).json()).toEqual({ url: expect.stringMatching(/error=not-right$/) })
  expect(await currentUser()).toBeNull()
})

it('knows who signed in, by a cookie that no script and no other site can use', async () => {
  const response = await signIn()
  expect(await currentUser()).toEqual({
    id: 1,
    name: 'Ada',
    email: 'ada@example.com',
    permission: 'admin',
    way: 'password',
    began: expect.any(Date),
  })
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('next-auth.session-token='))
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/i)
  const hours = (Date.parse(/Expires=([^;]+)/.exec(cookie ?? '')?.[1] ?? '') - Date.now()) / 3_600_000
  expect(hours).toBeCloseTo(12, 1)
})

it('shows a changed permission on the next request', async () => {
  await signIn()
  await (await reader()).user.update({ where: { id: 1 }, data: { permission: 'support' } })
  expect((await currentUser())?.permission).toBe('support')
})

it.each([
  ['disabled', { active: false }],
  ['removed', { removedAt: new Date() }],
  ['signed out everywhere', { sessionEpoch: { increment: 1 } }],
])('ends a session on the next request after the account was %s', async (_what, data) => {
  await signIn()
  expect(await currentUser()).not.toBeNull()
  await (await reader()).user.update({ where: { id: 1 }, data })
  expect(await currentUser()).toBeNull()
})

it('lets somebody in again after a sign-out everywhere', async () => {
  await (await reader()).user.update({ where: { id: 1 }, data: { sessionEpoch: 7 } })
  await signIn()
  expect(await currentUser()).not.toBeNull()
})

it.each([
  ['admits', 'of nearly twelve hours', 12 * 3600 - 60, 'Ada'],
  ['ends', 'of twelve hours, however fresh its cookie', 12 * 3600, undefined],
  ['ends', 'that does not say when it began', NaN, undefined],
])('%s a session %s', async (_what, _age, seconds, name) => {
  const claims = { sub: '1', epoch: 0, began: Math.floor(Date.now() / 1000) - seconds }
  jar.set(COOKIE, await encode({ token: claims, secret: await authSecret() }))
  expect((await currentUser())?.name).toBe(name)
})

it.each([undefined, { csrfToken: 'x' }])('has no endpoint that renews the cookie (%j)', async (form) => {
  await signIn()
  const response = await call('session', form)
  expect([response.status, response.headers.getSetCookie(), await response.text()]).toEqual([404, [], ''])
})

it.each(['_log', 'providers', 'verify-request', 'anything', 'Signin'])('has no endpoint %s', async (action) => {
  const logged = vi.spyOn(logger, 'error')
  for (const form of [undefined, { level: 'error', code: 'CLIENT_FETCH_ERROR', message: 'x' }]) {
    const response = await call(action, form)
    expect([response.status, response.headers.getSetCookie(), await response.text()]).toEqual([404, [], ''])
  }
  expect(logged).not.toHaveBeenCalled()
})

it('begins no session that goes on when all sessions were ended after it was let in', async () => {
  const { signInWithPassword } = passwordSignIn
  vi.spyOn(passwordSignIn, 'signInWithPassword').mockImplementationOnce(async (input) => {
    const signedIn = await signInWithPassword(input)
    await endAllSessions({ userId: signedIn.userId, name: 'Ada', actor })
    return signedIn
  })
  expect((await (await signIn()).json()).url).not.toContain('error')
  expect(jar.get(COOKIE)).toBeTruthy()
  expect(await currentUser()).toBeNull()
})

async function signOut() {
  const { csrfToken } = await (await call('csrf')).json()
  await call('signout', { csrfToken, callbackUrl: '/', json: 'true' })
}

it('ends the session, and every copy of its cookie, when the person signs out', async () => {
  await signIn()
  const copy = jar.get(COOKIE) ?? ''
  await signOut()
  expect(jar.get(COOKIE)).toBe('')
  expect(await currentUser()).toBeNull()
  jar.set(COOKIE, copy)
  expect(await currentUser()).toBeNull()
})

it('ends no later session when a cookie signs out whose session has ended', async () => {
  await signIn()
  const old = jar.get(COOKIE) ?? ''
  await signOut()
  await signIn()
  const current = jar.get(COOKIE) ?? ''
  jar.set(COOKIE, old)
  await signOut()
  jar.set(COOKIE, current)
  expect(await currentUser()).not.toBeNull()
})

it('refuses a sign-in without the token against forged forms', async () => {
  await call('csrf')
  const response = await call('callback/credentials', { csrfToken: 'forged', email: 'ada@example.com', password: PASSWORD, json: 'true' })
  expect((await response.json()).url).toContain('csrf=true')
  expect(await currentUser()).toBeNull()
})

it('never leads to another site after signing in', async () => {
  const { csrfToken } = await (await call('csrf')).json()
  const form = { csrfToken, email: 'ada@example.com', password: PASSWORD, callbackUrl: 'https://evil.example/', json: 'true' }
  expect(new URL((await (await call('callback/credentials', form)).json()).url).origin).toBe(BASE)
})

it('does not read a body that no form sends', async () => {
  expect((await call('callback/credentials', { password: 'x'.repeat(20_000) })).status).toBe(413)
})

it('keeps a database that is away apart from being signed out', async () => {
  await signIn()
  const db = await reader()
  const failing = vi.spyOn(db, '$queryRaw').mockRejectedValue(new Error('The database is away.'))
  await expect(currentUser()).rejects.toThrow('The database is away.')
  failing.mockRestore()
})
