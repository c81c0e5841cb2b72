import { beforeEach, describe, expect, it } from 'vitest'

import { reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { changeKey, changeUser, createAdmin, createTestKey } from '@/lib/keys/test-fixtures'
import { queueExpiryAlerts } from './queue-expiry-alerts'
import { forgetMails, keyMails, keyMailsInShort } from './test-fixtures'

const DAY = 24 * 60 * 60 * 1000
const HOUR = DAY / 24

beforeEach(freshDatabase)

const after = (milliseconds: number) => new Date(Date.now() + milliseconds)

/** A key of Ada's that was used an hour ago; the mail of its making is forgotten. */
async function usedKey(actor: Parameters<typeof createTestKey>[0], change: Parameters<typeof changeKey>[1]) {
  const { key } = await createTestKey(actor)
  await changeKey(key.id, { lastUsedAt: after(-HOUR), ...change })
  await forgetMails()
  return key
}

async function thresholds(): Promise<(string | undefined)[]> {
  const mails = await (await reader()).mail.findMany({ where: { kind: 'key_expires' }, orderBy: { id: 'asc' } })
  return mails.map(({ eventKey }) => eventKey?.split(':')[2])
}

describe('queueExpiryAlerts', () => {
  it('tells every admin, once at 30 days, once at 7 and once at 1', async () => {
    const ada = await createAdmin('Ada')
    await createAdmin('Bob')
    const expiresAt = after(30 * DAY + HOUR)
    const key = await usedKey(ada, { expiresAt })
    expect(await queueExpiryAlerts()).toBe(0)

    await changeKey(key.id, { expiresAt: after(30 * DAY - HOUR) })
    expect(await queueExpiryAlerts()).toBe(2)
    expect(await queueExpiryAlerts()).toBe(0)
    expect(await keyMailsInShort()).toEqual(['key_expires to ada@example.com', 'key_expires to bob@example.com'])
    await changeKey(key.id, { expiresAt: after(8 * DAY) })
    expect(await queueExpiryAlerts()).toBe(0)

    await changeKey(key.id, { expiresAt: after(7 * DAY - HOUR) })
    expect(await queueExpiryAlerts()).toBe(2)
    await changeKey(key.id, { expiresAt: after(2 * DAY) })
    expect(await queueExpiryAlerts()).toBe(0)
    await changeKey(key.id, { expiresAt: after(DAY - HOUR) })
    expect(await queueExpiryAlerts()).toBe(2)
    expect(await queueExpiryAlerts()).toBe(0)
    expect(await thresholds()).toEqual(['30', '30', '7', '7', '1', '1'])
  })

  it('says when the key ends, when it was used and by whom', async () => {
    const ada = await createAdmin('Ada')
    const [expiresAt, lastUsedAt] = [after(3 * DAY), after(-HOUR)]
    const key = await usedKey(ada, { expiresAt, lastUsedAt })
    await queueExpiryAlerts()
    expect(await keyMails()).toEqual([
      {
        kind: 'key_expires',
        state: 'queued',
        userId: ada.id,
        address: 'ada@example.com',
        data: {
          keyId: key.id,
          keyName: 'Entra',
          lastFour: key.lastFour,
          expiresAt: expiresAt.toISOString(),
          lastUsedAt: lastUsedAt.toISOString(),
          client: 'an unnamed client',
        },
      },
    ])
  })

  it('tells of a key made for 5 days at once and at 1 day, not for every threshold it has passed', async () => {
    const ada = await createAdmin('Ada')
    const key = await usedKey(ada, { expiresAt: after(5 * DAY) })
    expect(await queueExpiryAlerts()).toBe(1)
    expect(await queueExpiryAlerts()).toBe(0)
    await changeKey(key.id, { expiresAt: after(HOUR) })
    expect(await queueExpiryAlerts()).toBe(1)
    expect(await thresholds()).toEqual(['7', '1'])
  })

  it('queues each mail once when instances do it at the same moment', async () => {
    const ada = await createAdmin('Ada')
    await createAdmin('Bob')
    for (const days of [3, 20, 0.5]) await usedKey(ada, { expiresAt: after(days * DAY) })
    const counts = await Promise.all([1, 2, 3].map(() => queueExpiryAlerts()))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6)
    expect(await keyMails()).toHaveLength(6)
  })

  it.each([
    ['was never used', { lastUsedAt: null }],
    ['was not used for 30 days', { lastUsedAt: after(-31 * DAY) }],
    ['was revoked', { revokedAt: new Date() }],
    ['has expired', { expiresAt: after(-HOUR) }],
  ])('says nothing of a key that %s', async (_what, change) => {
    const ada = await createAdmin('Ada')
    await usedKey(ada, { expiresAt: after(5 * DAY), ...change })
    expect(await queueExpiryAlerts()).toBe(0)
  })

  it('says nothing of a key that stopped with its owner, which is told already', async () => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    await usedKey(bob, { expiresAt: after(5 * DAY) })
    await changeUser(bob.id, { active: false })
    expect(await queueExpiryAlerts()).toBe(0)
    await changeUser(bob.id, { active: true })
    await changeUser(ada.id, { active: false })
    expect(await queueExpiryAlerts()).toBe(1)
    expect(await keyMailsInShort()).toEqual(['key_expires to bob@example.com'])
  })

  it('says nothing of a key once its successor is in use', async () => {
    const ada = await createAdmin('Ada')
    const key = await usedKey(ada, { expiresAt: after(5 * DAY) })
    const successor = await usedKey(ada, { lastUsedAt: null })
    await (await reader()).managementKey.update({ where: { id: successor.id }, data: { rotatedFromId: key.id, lastUsedAt: new Date() } })
    expect(await queueExpiryAlerts()).toBe(0)
    await changeKey(successor.id, { lastUsedAt: null })
    expect(await queueExpiryAlerts()).toBe(1)
  })
})
