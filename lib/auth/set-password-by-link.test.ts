import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction, reader } from '@/lib/db/transaction'
import { createUser } from '@/lib/directory/create-user'
import { deprovisionUser } from '@/lib/directory/deprovision-user'
import { setUserActive } from '@/lib/directory/set-user-active'
import { addActingAdmin, addUser } from '@/lib/directory/test-users'
import { findOpenPasswordLink } from '@/lib/password-links/find-open-password-link'
import { issuePasswordLink } from '@/lib/password-links/issue-password-link'
import { isTokenOf, passwordLinkToken } from '@/lib/password-links/password-link-token'
import { verifyPassword } from './password'
import { sendPasswordLink } from './send-password-link'
import { setPasswordByLink } from './set-password-by-link'

const PASSWORD = 'correct horse battery staple 7'
const actor = { kind: 'user', id: 900, name: 'Ada', address: null, requestId: null } as const
const DAY_MS = 24 * 60 * 60_000
const key = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const

let sender = 0

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(actor))

afterEach(() => vi.useRealTimers())

function grace(columns: Partial<Parameters<typeof addUser>[0]> = {}): Promise<number> {
  return addUser({ resource: { userName: 'Grace@example.com', displayName: 'Grace Hopper' }, signInKey: 'grace@example.com', ...columns })
}

/** The token of a new link for the account. */
async function link(userId: number): Promise<string> {
  await inTransaction((tx) => issuePasswordLink(tx, { userId, invitedBy: 'Ada', reason: 'invited' }))
  return passwordLinkToken(await (await reader()).passwordLink.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } }))
}

function choose(token: string, { password = PASSWORD, address = `192.0.2.${++sender}` } = {}) {
  return setPasswordByLink({ token, password, address, requestId: 'r-1' })
}

async function readUser(id: number) {
  return (await reader()).user.findUniqueOrThrow({ where: { id } })
}

describe('a password link', () => {
  it('sets the password once, ends the sessions there are and says who did it', async () => {
    const id = await grace({ passwordHash: 'an old hash' })
    const token = await link(id)
    expect(await findOpenPasswordLink(token)).toMatchObject({ userId: id, name: 'Grace Hopper', email: 'grace@example.com' })
    expect(await choose(token)).toEqual({ email: 'grace@example.com' })
    const user = await readUser(id)
    expect(user.sessionEpoch).toBe(1)
    expect(await verifyPassword(PASSWORD, user.passwordHash)).toBe(true)
    const [event] = await findAuditEvents({ target: { kind: 'user', id }, limit: 1 })
    expect(event).toMatchObject({
      action: 'user.password_set',
      actorKind: 'user',
      actorId: id,
      actorName: 'Grace Hopper',
      requestId: 'r-1',
    })
    expect(JSON.stringify(event, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(token)
    expect(await choose(token, { password: `${PASSWORD} again` })).toEqual({ refusal: 'closed' })
    expect(await readUser(id)).toEqual(user)
  })

  it('of two submits at once lets one through', async () => {
    const token = await link(await grace())
    const outcomes = await Promise.all([choose(token), choose(token, { password: `${PASSWORD} b` })])
    expect(outcomes.filter((outcome) => 'email' in outcome)).toHaveLength(1)
  })

  it('stays open after a password that is too weak', async () => {
    const id = await grace()
    const token = await link(id)
    expect(await choose(token, { password: 'grace hopper' })).toEqual({ weak: expect.stringContaining('Leave out') as unknown })
    expect((await readUser(id)).passwordHash).toBeNull()
    expect(await choose(token)).toEqual({ email: 'grace@example.com' })
  })

  it.each<[string, (id: number) => Promise<unknown>]>([
    ['is older than 24 hours', () => Promise.resolve(vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS }))],
    ['was replaced by a newer one', (id) => link(id)],
    ['is of a disabled account', (id) => setUserActive({ id, active: false, actor })],
    [
      'is of an account that was disabled meanwhile',
      async (id) => {
        await setUserActive({ id, active: false, actor })
        await setUserActive({ id, active: true, actor })
      },
    ],
    ['is of a removed account', (id) => deprovisionUser({ id: String(id), ifMatch: null, actor: key })],
    [
      'is of an account that a key deleted and created again',
      async (id) => {
        await deprovisionUser({ id: String(id), ifMatch: null, actor: key })
        await createUser({ resource: { userName: 'Grace@example.com' }, actor: key })
      },
    ],
  ])('opens nothing when it %s', async (_name, close) => {
    const id = await grace()
    const token = await link(id)
    await close(id)
    expect(await findOpenPasswordLink(token)).toBeNull()
    expect(await choose(token)).toEqual({ refusal: 'closed' })
    expect((await readUser(id)).passwordHash).toBeNull()
  })

  it.each([
    '',
    '1',
    '1-',
    `1-${'A'.repeat(43)}`,
    `1-mi4f7w00-${'A'.repeat(43)}`,
    `0-mi4f7w00-${'A'.repeat(43)}`,
    `01-mi4f7w00-${'A'.repeat(43)}`,
    'ä'.repeat(54),
    `1-mi4f7w00-${'é'.repeat(43)}`,
    '\0',
  ])('is nobody’s when it is %j', async (token) => {
    await link(await grace())
    expect(await findOpenPasswordLink(token)).toBeNull()
    expect(await choose(token)).toEqual({ refusal: 'closed' })
  })

  it('is not another one with its mac', async () => {
    const token = await link(await grace())
    await link(await addUser({ resource: { userName: 'alan@example.com' }, signInKey: 'alan@example.com' }))
    expect(await findOpenPasswordLink(token)).toMatchObject({ id: 1 })
    const [, end = ''] = token.split('-')
    const later = (parseInt(end, 36) + 1).toString(36)
    for (const other of [token.replace(/^1-/, '2-'), token.replace(/^1-/, '01-'), `${token}A`, token.replace(end, later)])
      expect(await findOpenPasswordLink(other)).toBeNull()
  })

  it('is not the one with the same id of another account or another end, as a restored backup may have it', async () => {
    const token = await link(await grace())
    const row = await (await reader()).passwordLink.findUniqueOrThrow({ where: { id: 1 } })
    expect(await isTokenOf(token, row)).toBe(true)
    expect(await isTokenOf(token, { ...row, userId: row.userId + 1 })).toBe(false)
    expect(await isTokenOf(token, { ...row, expiresAt: new Date(row.expiresAt.getTime() + 1) })).toBe(false)
    const other = await addUser({ resource: { userName: 'alan@example.com' }, signInKey: 'alan@example.com' })
    await (await reader()).passwordLink.update({ where: { id: 1 }, data: { userId: other } })
    expect(await findOpenPasswordLink(token)).toBeNull()
    expect(await choose(token)).toEqual({ refusal: 'closed' })
    expect((await readUser(other)).passwordHash).toBeNull()
  })

  it('makes one sender wait who tries many', async () => {
    const address = '198.51.100.7'
    const outcomes = []
    for (let attempt = 0; attempt < 11; attempt++) outcomes.push(await choose('1-x', { address }))
    expect(outcomes.slice(0, 10)).toEqual(Array(10).fill({ refusal: 'closed' }))
    expect(outcomes[10]).toMatchObject({ refusal: 'rate-limited', retryAfter: expect.any(Number) as unknown })
    expect(await choose('1-x')).toEqual({ refusal: 'closed' })
  })
})

describe('sending a password link', () => {
  it('goes to the name that the account signs in with, whatever a key made of its addresses', async () => {
    const id = await grace({
      resource: { userName: 'eve@example.com', emails: [{ value: 'eve@example.com', type: 'work', primary: true }] },
    })
    expect(await sendPasswordLink({ userId: id, actor })).toEqual({ outcome: 'sent', address: 'grace@example.com' })
    expect(await (await reader()).mail.findMany()).toMatchObject([
      { kind: 'password_link', address: 'grace@example.com', data: { userId: id, invitedBy: 'Ada', reason: 'reset' } },
    ])
    const [event] = await findAuditEvents({ target: { kind: 'user', id }, limit: 1 })
    expect(event).toMatchObject({ action: 'user.password_link_sent', actorId: 900, after: { address: 'grace@example.com' } })
  })

  it('of two clicks at once sends one, and the next one five minutes later', async () => {
    const userId = await grace()
    const outcomes = await Promise.all([sendPasswordLink({ userId, actor }), sendPasswordLink({ userId, actor })])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['cooldown', 'sent'])
    await (await database()).pool.query(`UPDATE "PasswordLink" SET "createdAt" = "createdAt" - interval '5 minutes'`)
    expect(await sendPasswordLink({ userId, actor })).toMatchObject({ outcome: 'sent' })
    expect((await (await reader()).mail.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state)).toEqual(['cancelled', 'queued'])
  })

  it.each<[string, Partial<Parameters<typeof addUser>[0]>]>([
    ['has no name of its own to sign in with', { signInKey: null }],
    ['is disabled', { active: false }],
    ['was removed', { active: false, removedAt: new Date('2026-06-01T08:00:00Z') }],
  ])('is not offered to an account that %s', async (_name, columns) => {
    expect(await sendPasswordLink({ userId: await grace(columns), actor })).toEqual({ outcome: 'not_offered' })
    expect(await sendPasswordLink({ userId: 99, actor })).toEqual({ outcome: 'not_offered' })
    expect(await (await reader()).mail.count()).toBe(0)
  })

  it('is offered with single sign-on to accounts that have a password, and to no others', async () => {
    vi.resetModules()
    vi.stubEnv('ENTRA_TENANT_ID', '11111111-1111-1111-1111-111111111111')
    vi.stubEnv('ENTRA_CLIENT_ID', 'c')
    vi.stubEnv('ENTRA_CLIENT_SECRET', 's')
    const { maySetPassword } = await import('@/lib/password-links/may-set-password')
    vi.unstubAllEnvs()
    const owner = { ...(await readUser(await grace())), passwordHash: null }
    expect(maySetPassword(owner)).toBe(false)
    expect(maySetPassword({ ...owner, passwordHash: 'a hash' })).toBe(true)
  })
})
