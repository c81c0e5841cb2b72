import { beforeEach, expect, it } from 'vitest'

import { reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { findStoppedKeys } from './find-stopped-keys'
import { takeOverKey } from './take-over-key'
import { changeKey, changeUser, createAdmin, createTestKey } from './test-fixtures'

const DAY = 24 * 60 * 60 * 1000

beforeEach(freshDatabase)

const before = (days: number) => new Date(Date.now() - days * DAY)

async function namesOfStopped(): Promise<string[]> {
  return (await findStoppedKeys()).keys.map(({ name }) => name)
}

it('names the keys that stopped with their owner and that somebody misses', async () => {
  const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
  const make = async (name: string, change: Parameters<typeof changeKey>[1]) => {
    const { key } = await createTestKey(bob, { name })
    await changeKey(key.id, change)
    return key
  }
  const used = await make('used', { lastUsedAt: before(2) })
  await make('never used', {})
  await make('used long ago', { lastUsedAt: before(31) })
  await make('expired', { lastUsedAt: before(2), expiresAt: before(1) })
  await make('revoked', { lastUsedAt: before(2), revokedAt: before(1) })
  const refused = await make('refused since', { lastUsedAt: before(40) })
  await (await reader()).managementKey.update({
    where: { id: refused.id },
    data: { lastRefusalAt: before(1), lastRefusalCode: 'disabled' },
  })
  const ofAda = await createTestKey(ada, { name: 'works' })
  await changeKey(ofAda.key.id, { lastUsedAt: before(1) })
  expect(await findStoppedKeys()).toEqual({ keys: [], more: 0 })

  await changeUser(bob.id, { active: false })
  expect(await namesOfStopped()).toEqual(['used', 'refused since'])
  expect((await findStoppedKeys()).keys[0]).toEqual({ id: used.id, name: 'used', ownerName: 'Bob', client: 'an unnamed client' })
  await takeOverKey({ keyId: used.id, actor: ada })
  expect(await namesOfStopped()).toEqual(['refused since'])
  await (await reader()).managementKey.update({ where: { id: ofAda.key.id }, data: { rotatedFromId: refused.id } })
  expect(await namesOfStopped()).toEqual([])
})

it('names three of many and counts the rest', async () => {
  const bob = await createAdmin('Bob')
  for (const days of [1, 2, 3, 4, 5]) {
    const { key } = await createTestKey(bob, { name: `used ${days} days ago` })
    await changeKey(key.id, { lastUsedAt: before(days) })
  }
  await changeUser(bob.id, { removedAt: new Date() })
  expect(await namesOfStopped()).toEqual(['used 1 days ago', 'used 2 days ago', 'used 3 days ago'])
  expect((await findStoppedKeys()).more).toBe(2)
})
