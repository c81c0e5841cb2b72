import { beforeAll, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import type { MailKind, MailState } from '@/lib/db/generated/client'
import { sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { addUser } from '@/lib/directory/test-users'
import { findInvitations } from './find-invitations'
import { latestInvitationsSql } from './invitation-store'

const at = new Date('2026-05-03T14:02:00Z')

async function addMail(userId: number, mail: { kind?: MailKind; state: MailState; address?: string; lastError?: string }): Promise<void> {
  const { prisma } = await database()
  await prisma.mail.create({
    data: { kind: 'invitation', address: 'eve@example.com', ...mail, userId, data: {}, nextAttemptAt: at, createdAt: at, stateAt: at },
  })
}

let eve = 0
let bob = 0
let ann = 0

beforeAll(async () => {
  await freshDatabase()
  eve = await addUser({ resource: { userName: 'eve@example.com' } })
  bob = await addUser({ resource: { userName: 'bob@example.com' } })
  ann = await addUser({ resource: { userName: 'ann@example.com' } })
  await addMail(eve, { state: 'cancelled' })
  await addMail(eve, { state: 'bounced', address: 'e@old.example', lastError: 'No such mailbox' })
  await addMail(eve, { kind: 'key_created', state: 'sent' })
  await addMail(bob, { kind: 'password_link', state: 'failed' })
  await addMail(bob, { state: 'delivered' })
  await addMail(ann, { state: 'delivered' })
  await addMail(ann, { kind: 'password_link', state: 'queued' })
})

it('finds the latest invitation or password link of each account, and nothing else', async () => {
  const found = await findInvitations([eve, bob, ann, 99])
  expect([...found.keys()].sort()).toEqual([eve, bob, ann])
  expect(found.get(eve)).toEqual({
    id: expect.any(Number),
    state: 'bounced',
    address: 'e@old.example',
    createdAt: at,
    stateAt: at,
    lastError: 'No such mailbox',
  })
  expect([found.get(bob)?.state, found.get(ann)?.state]).toEqual(['delivered', 'queued'])
})

it('is empty for nobody', async () => {
  expect(await findInvitations([])).toEqual(new Map())
})

it('reads the index of an account, and not the mail of everybody', async () => {
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "Mail" ("kind", "state", "userId", "address", "data", "idempotencyKey", "nextAttemptAt", "createdAt", "stateAt")
     SELECT 'invitation', 'delivered', $1, 'x@example.com', '{}', 'key-' || i, now(), now(), now() FROM generate_series(1, 20000) AS i`,
    [bob],
  )
  await pool.query('ANALYZE "Mail"')
  const rows = await (await reader()).$queryRaw<Record<'QUERY PLAN', string>[]>(sql`EXPLAIN ${latestInvitationsSql([eve, ann])}`)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('Mail_userId_kind_id_idx')
  expect(plan).not.toContain('Seq Scan on "Mail"')
})
