import { beforeEach, describe, expect, it } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { inTransaction, reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { openTransaction, waitingForLock } from '@/lib/db/test-fixtures'
import { setUserActive } from '@/lib/directory/set-user-active'
import { authenticateKey } from './authenticate-key'
import { findKeysOf } from './find-keys-of'
import { handOverKeys } from './hand-over-keys'
import { changeKey, changeUser, createAdmin, createTestKey } from './test-fixtures'

/** PGlite runs one transaction after the other. */
const onPostgres = it.runIf(process.env.TEST_DATABASE_URL)

beforeEach(freshDatabase)

describe('handOverKeys', () => {
  it('makes the admin the owner of what could be used, with the same secrets, each told in the audit log', async () => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const used = await createTestKey(bob, { name: 'Used' })
    await createTestKey(bob, { name: 'Never used' })
    const revoked = await createTestKey(bob, { name: 'Revoked' })
    await changeKey(revoked.key.id, { revokedAt: new Date() })
    const expired = await createTestKey(bob, { name: 'Expired' })
    await changeKey(expired.key.id, { expiresAt: new Date('2020-01-01') })
    await authenticateKey(`Bearer ${used.secret}`)
    await inTransaction(async (tx) => {
      expect(await handOverKeys(tx, { ownerId: bob.id, actor: ada })).toBe(2)
      await tx.user.update({ where: { id: bob.id }, data: { active: false } })
    })
    expect(await authenticateKey(`Bearer ${used.secret}`)).toMatchObject({ ownerId: ada.id })
    expect((await findKeysOf([ada.id])).map(({ name }) => name).sort()).toEqual(['Never used', 'Used'])
    expect(await findKeysOf([bob.id])).toEqual([])
    const [event] = await findAuditEvents({ target: { kind: 'key', id: used.key.id }, limit: 1 })
    expect(event).toMatchObject({
      action: 'key.taken_over',
      before: { owner: { id: bob.id, name: 'Bob' } },
      after: { owner: { id: ada.id, name: 'Ada' } },
    })
    const [untouched] = await findAuditEvents({ target: { kind: 'key', id: revoked.key.id }, limit: 1 })
    expect(untouched?.action).toBe('key.created')
  })

  it('leaves everything as it was when what happens alongside fails', async () => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const { key } = await createTestKey(bob)
    const failing = inTransaction(async (tx) => {
      await handOverKeys(tx, { ownerId: bob.id, actor: ada })
      throw new Error('undo')
    })
    await expect(failing).rejects.toThrow('undo')
    expect((await findKeysOf([bob.id])).map(({ id }) => id)).toEqual([key.id])
    expect(await findAuditEvents({ target: { kind: 'key', id: key.id }, limit: 5 })).toHaveLength(1)
  })

  it('hands nothing to oneself, and nothing to anyone who is no person', async () => {
    const bob = await createAdmin('Bob')
    const { key } = await createTestKey(bob)
    expect(await inTransaction((tx) => handOverKeys(tx, { ownerId: bob.id, actor: bob }))).toBe(0)
    const byKey = inTransaction((tx) => handOverKeys(tx, { ownerId: bob.id, actor: { ...bob, kind: 'key' } }))
    await expect(byKey).rejects.toMatchObject({ code: 'no_owner' })
    expect(await findAuditEvents({ target: { kind: 'key', id: key.id }, limit: 5 })).toHaveLength(1)
  })
})

describe('an admin whose account is disabled meanwhile', () => {
  it.each([
    ['disabled', { active: false }],
    ['removed', { removedAt: new Date('2026-01-01') }],
  ])('is handed no key when %s before', async (_state, change) => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const { key } = await createTestKey(bob)
    await changeUser(ada.id, change)
    const handing = inTransaction((tx) => handOverKeys(tx, { ownerId: bob.id, actor: ada }))
    await expect(handing).rejects.toMatchObject({
      code: 'no_owner',
      message: expect.stringContaining('Your account was disabled') as string,
    })
    expect((await findKeysOf([bob.id])).map(({ id }) => id)).toEqual([key.id])
    expect(await findAuditEvents({ target: { kind: 'key', id: key.id }, limit: 5 })).toHaveLength(1)
  })

  onPostgres('is handed no key when it is done before theirs', async () => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    await createTestKey(bob)
    const disabling = await openTransaction((tx) => tx.user.update({ where: { id: ada.id }, data: { active: false } }))
    const outcome = Promise.allSettled([inTransaction((tx) => handOverKeys(tx, { ownerId: bob.id, actor: ada }))])
    await Promise.race([outcome, waitingForLock(1)])
    await disabling.commit()
    expect(await outcome).toMatchObject([{ status: 'rejected', reason: { code: 'no_owner' } }])
    expect(await findKeysOf([bob.id])).toHaveLength(1)
  })

  it('loses to the other when two disable each other and take over the keys', async () => {
    await createAdmin('Eve')
    const admins = [await createAdmin('Ada'), await createAdmin('Bob')] as const
    for (const admin of admins) {
      await (await reader()).user.update({ where: { id: admin.id }, data: { firstSignInAt: new Date('2026-01-01') } })
      await createTestKey(admin)
    }
    const [ada, bob] = admins
    const disable = (actor: Actor, { id }: { id: number }) =>
      setUserActive({ id, active: false, actor, alongside: (tx) => handOverKeys(tx, { ownerId: id, actor }) })
    const outcomes = await Promise.allSettled([disable(ada, bob), disable(bob, ada)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'no_owner' } })
    const winner = outcomes[0].status === 'fulfilled' ? ada.id : bob.id
    expect((await findKeysOf([ada.id, bob.id])).map(({ ownerId }) => ownerId)).toEqual([winner, winner])
  })
})

describe('findKeysOf', () => {
  it('names the keys of all the accounts, last used first, and who used them, also while an owner is disabled', async () => {
    const [ada, bob, eve] = [await createAdmin('Ada'), await createAdmin('Bob'), await createAdmin('Eve')]
    await createTestKey(ada, { name: 'Never used' })
    const old = await createTestKey(bob, { name: 'Old' })
    await changeKey(old.key.id, { lastUsedAt: new Date('2026-01-01') })
    const recent = await createTestKey(ada, { name: 'Recent' })
    await changeKey(recent.key.id, { lastUsedAt: new Date('2026-02-01') })
    await createTestKey(eve, { name: 'Of another' })
    await changeUser(bob.id, { active: false })
    const keys = await findKeysOf([ada.id, bob.id])
    expect(keys.map(({ name }) => name)).toEqual(['Recent', 'Old', 'Never used'])
    expect(keys[1]).toMatchObject({ ownerId: bob.id, lastFour: old.key.lastFour, client: 'an unnamed client' })
    expect(await findKeysOf([])).toEqual([])
  })
})
