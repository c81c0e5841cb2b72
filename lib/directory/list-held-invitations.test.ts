import { beforeAll, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { HELD_PER_PAGE, listHeldInvitations } from './list-held-invitations'
import { addManyUsers } from './test-users'

const COUNT = HELD_PER_PAGE + 10

beforeAll(async () => {
  await freshDatabase()
  await addManyUsers(COUNT + 1)
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "Mail" ("kind", "state", "userId", "address", "data", "idempotencyKey", "nextAttemptAt", "createdAt", "stateAt")
     SELECT 'invitation', CASE WHEN i = 1 THEN 'cancelled' ELSE 'held' END::"MailState", i, 'x@example.com', '{}', 'key-' || i, now(), now(), now()
     FROM generate_series(1, ${COUNT + 1}) AS i`,
  )
})

it('lists who is held, oldest first, in pages that lead on and back', async () => {
  const first = await listHeldInvitations({})
  expect(first).toMatchObject({ total: COUNT, position: 1, previous: null })
  expect(first.rows).toHaveLength(HELD_PER_PAGE)
  expect(first.rows[0]).toMatchObject({ name: 'User 00002', userId: 2, address: 'x@example.com' })
  const second = await listHeldInvitations({ after: first.next ?? undefined })
  expect(second).toMatchObject({ position: HELD_PER_PAGE + 1, next: null })
  expect(second.rows.map(({ userId }) => userId)).toEqual(Array.from({ length: 10 }, (_, index) => HELD_PER_PAGE + 2 + index))
  expect((await listHeldInvitations({ before: second.previous ?? undefined })).rows).toEqual(first.rows)
})

it('shows the first page for a cursor that cannot be read', async () => {
  expect((await listHeldInvitations({ after: 'nonsense' })).position).toBe(1)
})
