import { beforeEach, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { addUser } from '@/lib/directory/test-users'
import { deleteOutdated } from './delete-outdated'

const DAY = 24 * 60 * 60 * 1000

beforeEach(freshDatabase)

const daysAgo = (days: number) => new Date(Date.now() - days * DAY)

it('deletes what is older than it is kept, and nothing else', async () => {
  const { prisma } = await database()
  const userId = await addUser({ resource: { userName: 'ada@example.com' } })
  const attempt = { nameHash: 'h', address: '::1', addressGroup: '::1', outcome: 'wrong_password' as const, userId: null }
  await prisma.signInAttempt.createMany({ data: [179, 181].map((days) => ({ ...attempt, at: daysAgo(days) })) })
  await prisma.webhookMessage.createMany({
    data: [6, 8].map((days) => ({ id: `msg_${days}`, receivedAt: daysAgo(days), signedAt: daysAgo(days) })),
  })
  const link = { userId, createdAt: daysAgo(50) }
  await prisma.passwordLink.createMany({ data: [29, 31].map((days) => ({ ...link, expiresAt: daysAgo(days) })) })

  await prisma.entraSession.createMany({ data: [11, 13].map((hours) => ({ sid: `${hours} hours`, userId, at: daysAgo(hours / 24) })) })

  expect(await deleteOutdated()).toBe(4)
  expect(await prisma.signInAttempt.findMany({ select: { at: true } })).toEqual([{ at: expect.any(Date) }])
  expect((await prisma.signInAttempt.findFirstOrThrow()).at > daysAgo(180)).toBe(true)
  expect(await prisma.webhookMessage.findMany({ select: { id: true } })).toEqual([{ id: 'msg_6' }])
  expect((await prisma.passwordLink.findFirstOrThrow()).expiresAt > daysAgo(30)).toBe(true)
  expect(await prisma.passwordLink.count()).toBe(1)
  expect(await prisma.entraSession.findMany({ select: { sid: true } })).toEqual([{ sid: '11 hours' }])
})

it('keeps sign-in attempts for as long as Settings say, and deletes more than one batch', async () => {
  const { pool, prisma } = await database()
  await prisma.setting.create({ data: { name: 'settings.signInDays', value: '400' } })
  await pool.query(`
    INSERT INTO "SignInAttempt" ("at", "nameHash", "address", "addressGroup", "outcome")
    SELECT now() - (CASE WHEN i % 2 = 0 THEN 399 ELSE 401 END) * interval '1 day', 'h', '::1', '::1', 'wrong_password' FROM generate_series(1, 4500) AS i`)
  expect(await deleteOutdated()).toBe(2250)
  expect(await prisma.signInAttempt.count()).toBe(2250)
})
