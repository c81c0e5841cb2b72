import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { findKeysCreatedBy } from './find-keys-created-by'
import { takeOverKey } from './take-over-key'
import { changeKey, changeUser, createAdmin, createTestKey } from './test-fixtures'

beforeEach(freshDatabase)

it('finds the keys that an account created, newest first, with their states', async () => {
  const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
  const used = await createTestKey(bob, { name: 'Used' })
  const lastUsedAt = new Date('2026-11-24T10:02:00Z')
  await changeKey(used.key.id, { lastUsedAt })
  const revoked = await createTestKey(bob, { name: 'Revoked' })
  await changeKey(revoked.key.id, { revokedAt: new Date() })
  const expired = await createTestKey(bob, { name: 'Expired' })
  await changeKey(expired.key.id, { expiresAt: new Date('2020-01-01') })
  const takenOver = await createTestKey(bob, { name: 'Taken over' })
  await createTestKey(ada, { name: 'Of Ada' })
  await changeUser(bob.id, { active: false })
  await takeOverKey({ keyId: takenOver.key.id, actor: ada })

  const { keys, more } = await findKeysCreatedBy(bob.id)
  expect(keys.map(({ name, state, ownerName }) => [name, state, ownerName])).toEqual([
    ['Taken over', 'valid', 'Ada'],
    ['Expired', 'expired', 'Bob'],
    ['Revoked', 'revoked', 'Bob'],
    ['Used', 'disabled', 'Bob'],
  ])
  expect(keys.map((key) => key.lastUsedAt)).toEqual([null, null, null, lastUsedAt])
  expect(more).toBe(0)
})

it('tells of 50 and counts the rest', async () => {
  const bob = await createAdmin('Bob')
  for (let key = 1; key <= 52; key++) await createTestKey(bob, { name: `Key ${key}` })
  const { keys, more } = await findKeysCreatedBy(bob.id)
  expect([keys.length, keys[0]?.name, keys.at(-1)?.name, more]).toEqual([50, 'Key 52', 'Key 3', 2])
})

it('finds none of an account that created none', async () => {
  const ada = await createAdmin('Ada')
  expect(await findKeysCreatedBy(ada.id)).toEqual({ keys: [], more: 0 })
})
