import { addDays, subMinutes } from 'date-fns'
import { beforeEach, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { countKeysByState } from './count-keys-by-state'
import { findKeysByName } from './find-keys-by-name'
import { findExpiringKeys } from './find-expiring-keys'
import { type KeyListQuery, KEY_SORTS, parseKeyListQuery } from './key-list-query'
import { KEY_STATES, keyState } from './key-state'
import { listKeys } from './list-keys'
import { changeKey, changeUser, createAdmin, createTestKey } from './test-fixtures'

beforeEach(freshDatabase)

const query = (params: Record<string, string> = {}): KeyListQuery => parseKeyListQuery(params)
const names = async (params: Record<string, string> = {}) => (await listKeys(query(params))).keys.map(({ name }) => name)

/** One key in each state. Times are relative to the real clock. */
async function oneOfEach() {
  const now = new Date()
  const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
  const make = async (name: string, change: Parameters<typeof changeKey>[1] = {}, actor = ada) => {
    const { key } = await createTestKey(actor, { name })
    await changeKey(key.id, change)
    return key
  }
  await make('used long ago', { lastUsedAt: subMinutes(now, 900) })
  await make('never used')
  await make('used now', { lastUsedAt: subMinutes(now, 1) })
  await make('ends, unused', { expiresAt: addDays(now, 3) })
  await make('ends, used', { expiresAt: addDays(now, 3), lastUsedAt: subMinutes(now, 5000) })
  await make('disabled', {}, bob)
  await make('expired', { expiresAt: addDays(now, -1), lastUsedAt: now })
  await make('revoked', { revokedAt: now, lastUsedAt: now, expiresAt: addDays(now, 3) })
  await changeUser(bob.id, { active: false })
}

async function manyKeys(count: number) {
  const ada = await createAdmin('Ada')
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "ManagementKey" ("name", "hash", "lastFour", "allowedEndpoints", "formToken", "createdById", "ownerId", "createdAt", "expiresAt", "lastUsedAt")
     SELECT 'Key ' || (n * 7919 % 1000), n::text, 'aaaa', ARRAY['/v1/users'], n::text, $1, $1, now() - make_interval(mins => n % 40),
            now() + make_interval(days => 1 + n % 60), CASE WHEN n % 3 = 0 THEN NULL ELSE now() - make_interval(secs => n % 30) END
     FROM generate_series(1, $2::int) n`,
    [ada.id, count],
  )
}

describe('listKeys', () => {
  it('shows what needs attention first, then the last used; hides Expired and Revoked', async () => {
    await oneOfEach()
    expect(await names()).toEqual(['ends, used', 'used now', 'used long ago', 'disabled', 'ends, unused', 'never used'])
  })

  it.each([
    ['valid', ['never used', 'used long ago', 'used now']],
    ['expires_soon', ['ends, unused', 'ends, used']],
    ['disabled', ['disabled']],
    ['expired', ['expired']],
    ['revoked', ['revoked']],
    ['all', ['disabled', 'ends, unused', 'ends, used', 'expired', 'never used', 'revoked', 'used long ago', 'used now']],
  ])('filters by state %s', async (state, expected) => {
    await oneOfEach()
    expect(await names({ state, sort: 'name' })).toEqual(expected)
  })

  it('finds and counts by the same rule as key-state.ts', async () => {
    await oneOfEach()
    const { keys } = await listKeys(query({ state: 'all' }))
    expect(keys.map(({ state }) => state)).toEqual(keys.map((key) => keyState(key, new Date())))
    const counts = await countKeysByState({ q: '' })
    for (const { state } of KEY_STATES) expect(counts[state]).toBe(keys.filter((key) => key.state === state).length)
    expect(counts).toMatchObject({ current: 6, all: 8 })
    expect(await countKeysByState({ q: 'ends' })).toMatchObject({ current: 2, expires_soon: 2, valid: 0, all: 2 })
  })

  it('searches names in any case and the last four characters', async () => {
    const ada = await createAdmin('Ada')
    const { key } = await createTestKey(ada, { name: 'Entra production' })
    await createTestKey(ada, { name: '100% _nightly_ export' })
    expect(await names({ q: 'ENTRA' })).toEqual(['Entra production'])
    expect(await names({ q: key.lastFour })).toEqual(['Entra production'])
    expect(await names({ q: `…${key.lastFour}` })).toEqual(['Entra production'])
    expect(await names({ q: '%' })).toEqual(['100% _nightly_ export'])
    expect(await names({ q: '_night' })).toEqual(['100% _nightly_ export'])
    expect(await names({ q: '\\' })).toEqual([])
    expect(await names({ q: 'no\0such' })).toEqual([])
  })

  it.each(KEY_SORTS)('pages by %s show every key once, forwards and backwards alike', async (sort) => {
    await manyKeys(120)
    const first = await listKeys(query({ sort, state: 'all' }))
    const second = await listKeys(query({ sort, state: 'all', after: first.next ?? '' }))
    const third = await listKeys(query({ sort, state: 'all', after: second.next ?? '' }))
    expect([first, second, third].map(({ keys, first: place, total }) => [keys.length, place, total])).toEqual([
      [50, 1, 120],
      [50, 51, 120],
      [20, 101, 120],
    ])
    expect(new Set([first, second, third].flatMap(({ keys }) => keys.map(({ id }) => id))).size).toBe(120)
    expect([first.previous, third.next]).toEqual([null, null])
    const back = await listKeys(query({ sort, state: 'all', before: third.previous ?? '' }))
    const backAgain = await listKeys(query({ sort, state: 'all', before: back.previous ?? '' }))
    expect(back).toEqual(second)
    expect(backAgain).toEqual(first)
  })

  it.each(['nonsense', 'bnVsbA', Buffer.from('[1,2,"3"]').toString('base64url'), Buffer.from('["a\\u0000",0,1]').toString('base64url')])(
    'starts at the beginning for the cursor %s',
    async (after) => {
      await oneOfEach()
      expect(await names({ after, sort: 'name' })).toHaveLength(6)
    },
  )

  it('is empty without keys', async () => {
    expect(await listKeys(query())).toEqual({ keys: [], first: 1, total: 0, previous: null, next: null })
  })

  it('hands out neither hash nor form token', async () => {
    await oneOfEach()
    const [key] = (await listKeys(query())).keys
    expect(Object.keys(key ?? {})).not.toEqual(expect.arrayContaining(['hash']))
    expect(Object.keys(key ?? {})).not.toEqual(expect.arrayContaining(['formToken']))
  })
})

describe('parseKeyListQuery', () => {
  it('takes defaults for what is missing or makes no sense', () => {
    const defaults = { q: '', state: 'current', sort: 'attention' }
    expect(parseKeyListQuery({})).toEqual(defaults)
    expect(parseKeyListQuery({ q: ['a', 'b'], state: 'gone', sort: 'DROP TABLE', after: ['x'], other: '1' })).toEqual(defaults)
  })
})

describe('findExpiringKeys', () => {
  it('names used keys that work and end within 30 days', async () => {
    const now = new Date()
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const make = async (name: string, actor: typeof ada, change: Parameters<typeof changeKey>[1]) => {
      const { key } = await createTestKey(actor, { name })
      await changeKey(key.id, change)
    }
    await make('in 29 days', ada, { lastUsedAt: now, expiresAt: addDays(now, 29) })
    await make('in 31 days', ada, { lastUsedAt: now, expiresAt: addDays(now, 31) })
    await make('never used', ada, { expiresAt: addDays(now, 2) })
    await make('expired', ada, { lastUsedAt: now, expiresAt: addDays(now, -2) })
    await make('revoked', ada, { lastUsedAt: now, expiresAt: addDays(now, 2), revokedAt: now })
    await make('owner disabled', bob, { lastUsedAt: now, expiresAt: addDays(now, 2) })
    await changeUser(bob.id, { active: false })
    expect((await findExpiringKeys()).map(({ name }) => name)).toEqual(['in 29 days'])
  })
})

describe('findKeysByName', () => {
  it('finds keys of exactly this name that were not revoked', async () => {
    const ada = await createAdmin('Ada')
    const { key } = await createTestKey(ada, { name: 'Entra' })
    const { key: gone } = await createTestKey(ada, { name: 'Entra' })
    await changeKey(gone.id, { revokedAt: new Date() })
    expect((await findKeysByName(' Entra ')).map(({ id }) => id)).toEqual([key.id])
    expect(await findKeysByName('entra')).toEqual([])
  })
})
