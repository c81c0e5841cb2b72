import { beforeEach, describe, expect, it } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { openTransaction, waitingForLock } from '@/lib/db/test-fixtures'
import { randomToken } from '@/lib/ids'
import { authenticateKey } from './authenticate-key'
import { createKey } from './create-key'
import { getKey } from './get-key'
import { parseKey } from './key-format'
import { revokeKey } from './revoke-key'
import { rotateKey } from './rotate-key'
import { takeOverKey } from './take-over-key'
import { changeKey, changeUser, createAdmin, createTestKey } from './test-fixtures'

/** PGlite runs one transaction after the other. */
const onPostgres = it.runIf(process.env.TEST_DATABASE_URL)

beforeEach(freshDatabase)

const wish = { name: 'Entra', expirationDate: '2999-12-31', allowedEndpoints: ['/v1/provisioning/scim/Users'] }

async function actionsOn(id: number) {
  return (await findAuditEvents({ target: { kind: 'key', id }, limit: 50 })).map(({ action }) => action)
}

describe('createKey', () => {
  it('answers the key and stores everything but it', async () => {
    const ada = await createAdmin('Ada')
    const issued = await createKey({ ...wish, name: ' Entra ', formToken: randomToken(), actor: ada })
    if (issued.kind !== 'created') throw new Error('expected a new key')
    expect(parseKey(issued.secret).kind).toBe('well_formed')
    expect(issued.key).toMatchObject({
      name: 'Entra',
      lastFour: issued.secret.slice(-4),
      allowedEndpoints: wish.allowedEndpoints,
      createdById: ada.id,
      createdByName: 'Ada',
      ownerId: ada.id,
      ownerActive: true,
      expiresAt: new Date('2999-12-31T23:59:59.999Z'),
      revokedAt: null,
      lastUsedAt: null,
      rotatedFromId: null,
    })
    expect(issued.key).not.toHaveProperty('hash')
    expect(issued.key).not.toHaveProperty('formToken')
  })

  it('leaves the key in no row of any table', async () => {
    const ada = await createAdmin('Ada')
    const { key, secret } = await createTestKey(ada)
    await rotateKey({ ...wish, keyId: key.id, formToken: randomToken(), actor: ada })
    await authenticateKey(`Bearer ${secret}`)
    const tables = ['ManagementKey', 'AuditEvent', 'User', 'SignInAttempt', 'SetUpLink', 'Setting']
    const tx = await reader()
    const rows = await Promise.all(
      tables.map((table) => tx.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS "row" FROM "${table}" t`)),
    )
    const everything = rows.flat().map(({ row }) => row)
    expect(everything.length).toBeGreaterThan(4)
    expect(everything.filter((row) => row.includes(secret.slice(3, 46)))).toEqual([])
  })

  it('tells in the same transaction who made it, and what it may do', async () => {
    const ada = await createAdmin('Ada')
    const { key } = await createTestKey(ada, wish)
    const [event] = await findAuditEvents({ target: { kind: 'key', id: key.id }, limit: 5 })
    expect(event).toMatchObject({
      action: 'key.created',
      actorKind: 'user',
      actorId: ada.id,
      actorName: 'Ada',
      address: '203.0.113.7',
      targetName: 'Entra',
      after: { name: 'Entra', lastFour: key.lastFour, allowedEndpoints: wish.allowedEndpoints, expiresAt: '2999-12-31T23:59:59.999Z' },
    })
  })

  it('makes one key of one form, however often it is submitted', async () => {
    const ada = await createAdmin('Ada')
    const formToken = randomToken()
    const submits = await Promise.all([1, 2, 3].map(() => createKey({ ...wish, formToken, actor: ada })))
    const again = await createKey({ ...wish, name: 'Another name', formToken, actor: ada })
    const created = submits.filter(({ kind }) => kind === 'created')
    expect(created).toHaveLength(1)
    expect([...submits, again].map(({ key }) => key.id)).toEqual(Array(4).fill(created[0]?.key.id))
    expect(again).not.toHaveProperty('secret')
    expect(await actionsOn(again.key.id)).toEqual(['key.created'])
  })

  it('refuses what its form refuses', async () => {
    const ada = await createAdmin('Ada')
    await expect(createKey({ ...wish, allowedEndpoints: [], formToken: randomToken(), actor: ada })).rejects.toThrow('Select at least one')
  })

  it('needs a person as owner', async () => {
    const system = { kind: 'system', id: null, name: 'System', address: null, requestId: null } as const
    await expect(createKey({ ...wish, formToken: randomToken(), actor: system })).rejects.toMatchObject({ code: 'no_owner' })
  })
})

describe('rotateKey', () => {
  it('makes a successor with the same endpoints while the old key goes on', async () => {
    const ada = await createAdmin('Ada')
    const bob = await createAdmin('Bob')
    const { key: old, secret } = await createTestKey(ada, wish)
    const issued = await rotateKey({ keyId: old.id, name: 'Entra 2', expirationDate: '2999-01-01', formToken: randomToken(), actor: bob })
    if (issued.kind !== 'created') throw new Error('expected a new key')
    expect(issued.key).toMatchObject({ name: 'Entra 2', allowedEndpoints: wish.allowedEndpoints, ownerId: bob.id, rotatedFromId: old.id })
    expect(await authenticateKey(`Bearer ${secret}`)).toMatchObject({ id: old.id })
    expect(await authenticateKey(`Bearer ${issued.secret}`)).toMatchObject({ id: issued.key.id, allowedEndpoints: wish.allowedEndpoints })
    expect(await getKey(old.id)).toMatchObject({ successors: [{ id: issued.key.id }], rotatedFrom: null })
    expect(await getKey(issued.key.id)).toMatchObject({ successors: [], rotatedFrom: { id: old.id, name: 'Entra' } })
    expect(await actionsOn(old.id)).toEqual(['key.rotated', 'key.created'])
    expect(await actionsOn(issued.key.id)).toEqual(['key.created'])
  })

  it('makes one successor of one form', async () => {
    const ada = await createAdmin('Ada')
    const { key } = await createTestKey(ada)
    const rotation = { ...wish, keyId: key.id, formToken: randomToken(), actor: ada }
    await rotateKey(rotation)
    expect(await rotateKey(rotation)).toMatchObject({ kind: 'repeated' })
    expect((await getKey(key.id))?.successors).toHaveLength(1)
    expect(await actionsOn(key.id)).toEqual(['key.rotated', 'key.created'])
  })

  it('replaces an expired key', async () => {
    const ada = await createAdmin('Ada')
    const { key } = await createTestKey(ada)
    await changeKey(key.id, { expiresAt: new Date('2020-01-01') })
    expect(await rotateKey({ ...wish, keyId: key.id, formToken: randomToken(), actor: ada })).toMatchObject({ kind: 'created' })
  })

  it('refuses a revoked key and one that does not exist', async () => {
    const ada = await createAdmin('Ada')
    const { key } = await createTestKey(ada)
    await revokeKey({ keyId: key.id, actor: ada })
    const rotation = { ...wish, formToken: randomToken(), actor: ada }
    await expect(rotateKey({ ...rotation, keyId: key.id })).rejects.toMatchObject({ code: 'revoked' })
    await expect(rotateKey({ ...rotation, keyId: 4711 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await actionsOn(key.id)).toEqual(['key.revoked', 'key.created'])
  })
})

describe('revokeKey', () => {
  it('counts from the next request on, for good', async () => {
    const ada = await createAdmin('Ada')
    const { key, secret } = await createTestKey(ada)
    await authenticateKey(`Bearer ${secret}`)
    await revokeKey({ keyId: key.id, actor: ada })
    await expect(authenticateKey(`Bearer ${secret}`)).rejects.toMatchObject({ reason: 'revoked' })
    await expect(takeOverKey({ keyId: key.id, actor: ada })).rejects.toMatchObject({ code: 'not_disabled' })
  })

  it('leaves one audit event with before and after, however often it is asked for', async () => {
    const ada = await createAdmin('Ada')
    const { key } = await createTestKey(ada)
    const revoked = await Promise.all([1, 2, 3].map(() => revokeKey({ keyId: key.id, actor: ada })))
    expect(new Set(revoked.map(({ revokedAt }) => revokedAt?.getTime())).size).toBe(1)
    const events = await findAuditEvents({ target: { kind: 'key', id: key.id }, limit: 5 })
    expect(events.map(({ action }) => action)).toEqual(['key.revoked', 'key.created'])
    expect(events[0]).toMatchObject({ before: { revokedAt: null }, after: { revokedAt: revoked[0]?.revokedAt?.toISOString() } })
  })

  it('knows no key without a row', async () => {
    const ada = await createAdmin('Ada')
    await expect(revokeKey({ keyId: 4711, actor: ada })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('takeOverKey', () => {
  it.each([
    ['disabled', { active: false }],
    ['removed', { removedAt: new Date('2026-01-01') }],
  ])('makes the key of a %s owner work again at once, with the same secret', async (_state, change) => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const { key, secret } = await createTestKey(ada)
    await changeUser(ada.id, change)
    await expect(authenticateKey(`Bearer ${secret}`)).rejects.toMatchObject({ reason: 'disabled' })
    expect(await takeOverKey({ keyId: key.id, actor: bob })).toMatchObject({ ownerId: bob.id, ownerName: 'Bob', createdByName: 'Ada' })
    expect(await authenticateKey(`Bearer ${secret}`)).toMatchObject({ id: key.id, ownerId: bob.id })
    const [event] = await findAuditEvents({ target: { kind: 'key', id: key.id }, limit: 1 })
    expect(event).toMatchObject({
      action: 'key.taken_over',
      before: { owner: { id: ada.id, name: 'Ada' } },
      after: { owner: { id: bob.id, name: 'Bob' } },
    })
  })

  it('lets one of two admins win', async () => {
    const [ada, bob, eve] = [await createAdmin('Ada'), await createAdmin('Bob'), await createAdmin('Eve')]
    const { key } = await createTestKey(ada)
    await changeUser(ada.id, { active: false })
    const results = await Promise.allSettled([bob, eve].map((actor) => takeOverKey({ keyId: key.id, actor })))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await actionsOn(key.id)).toEqual(['key.taken_over', 'key.created'])
  })

  it.each([
    ['valid', {}],
    ['expired', { expiresAt: new Date('2020-01-01') }],
  ])('refuses a key that is %s', async (_state, change) => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const { key } = await createTestKey(ada)
    await changeKey(key.id, change)
    await expect(takeOverKey({ keyId: key.id, actor: bob })).rejects.toMatchObject({ code: 'not_disabled' })
    expect((await getKey(key.id))?.ownerId).toBe(ada.id)
  })
})

describe('takeOverKey while accounts change', () => {
  async function keyOfDisabled() {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const { key } = await createTestKey(ada)
    await changeUser(ada.id, { active: false })
    return { ada, bob, key }
  }
  /** Takes the key over while the change of an account is not committed yet, and commits it then. */
  async function takeOverDuring(change: { id: number; active: boolean }, keyId: number, actor: Actor) {
    const { id, active } = change
    const open = await openTransaction((tx) => tx.user.update({ where: { id }, data: { active } }))
    const outcome = Promise.allSettled([takeOverKey({ keyId, actor })])
    await Promise.race([outcome, waitingForLock(1)])
    await open.commit()
    return outcome
  }

  it.each([
    ['disabled', { active: false }],
    ['removed', { removedAt: new Date('2026-01-01') }],
  ])('makes no %s account the owner, nor its own owner again', async (_state, change) => {
    const { ada, bob, key } = await keyOfDisabled()
    await changeUser(bob.id, change)
    for (const actor of [ada, bob]) await expect(takeOverKey({ keyId: key.id, actor })).rejects.toMatchObject({ code: 'no_owner' })
    expect(await getKey(key.id)).toMatchObject({ ownerId: ada.id })
    expect(await actionsOn(key.id)).toEqual(['key.created'])
  })

  onPostgres('takes nothing from an owner who is being enabled', async () => {
    const { ada, bob, key } = await keyOfDisabled()
    const outcome = await takeOverDuring({ id: ada.id, active: true }, key.id, bob)
    expect(outcome).toMatchObject([{ status: 'rejected', reason: { code: 'not_disabled' } }])
    expect(await getKey(key.id)).toMatchObject({ ownerId: ada.id })
  })

  onPostgres('gives nothing to an admin who is being disabled', async () => {
    const { ada, bob, key } = await keyOfDisabled()
    const outcome = await takeOverDuring({ id: bob.id, active: false }, key.id, bob)
    expect(outcome).toMatchObject([{ status: 'rejected', reason: { code: 'no_owner' } }])
    expect(await getKey(key.id)).toMatchObject({ ownerId: ada.id })
  })
})

describe('getKey', () => {
  it.each([0, -1, 1.5, Number.NaN, 2_147_483_648, 4711])('finds nothing for the id %s', async (id) => {
    expect(await getKey(id)).toBeNull()
  })
})
