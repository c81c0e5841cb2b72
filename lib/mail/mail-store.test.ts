import { beforeEach, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import type { Mail, MailKind } from '@/lib/db/generated/client'
import { sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { claimMail, claimMailSql } from './mail-store'

const AT = new Date('2026-11-24T09:00:00Z')
const LEASE_ENDS = new Date('2026-11-24T09:00:30Z')

beforeEach(freshDatabase)

async function addMail(kind: MailKind, minutesDue: number, more: Partial<Pick<Mail, 'state'>> = {}): Promise<number> {
  const { prisma } = await database()
  const nextAttemptAt = new Date(AT.getTime() - minutesDue * 60_000)
  const data = { kind, state: 'queued', data: {}, nextAttemptAt, createdAt: AT, stateAt: AT, ...more } as const
  return (await prisma.mail.create({ data, select: { id: true } })).id
}

async function claim(id?: number): Promise<number | undefined> {
  return (await claimMail(await reader(), { at: AT, leaseEnds: LEASE_ENDS, id }))?.id
}

it('takes what is due for longest, and invitations when nothing else is due', async () => {
  const invitations = [await addMail('invitation', 60), await addMail('invitation', 90)]
  const alerts = [await addMail('key_revoked', 1), await addMail('password_link', 2)]
  await addMail('key_created', -1)
  await addMail('key_created', 5, { state: 'sent' })
  await addMail('invitation', 200, { state: 'held' })
  const taken = []
  for (let id = await claim(); id !== undefined; id = await claim()) taken.push(id)
  expect(taken).toEqual([...alerts.reverse(), ...invitations.reverse()])
})

it('takes the one of an id, whatever is due before it, unless it is not due', async () => {
  await addMail('key_revoked', 10)
  const invitation = await addMail('invitation', 1)
  const later = await addMail('test', -1)
  expect([await claim(invitation), await claim(invitation), await claim(later)]).toEqual([invitation, undefined, undefined])
})

it.each(['with', 'without'])(
  'finds it in the index of what is queued among thousands of invitations, %s statistics',
  async (statistics) => {
    const { pool } = await database()
    await pool.query(
      `INSERT INTO "Mail" ("kind", "state", "data", "idempotencyKey", "nextAttemptAt", "createdAt", "stateAt")
     SELECT (CASE WHEN i % 400 = 0 THEN 'test' ELSE 'invitation' END)::"MailKind", (CASE WHEN i % 2 = 0 THEN 'queued' ELSE 'sent' END)::"MailState",
       '{}', 'key-' || i, $1, $1, $1 FROM generate_series(1, 20000) AS i`,
      [AT],
    )
    if (statistics === 'with') await pool.query('ANALYZE "Mail"')
    const statement = claimMailSql({ at: AT, leaseEnds: LEASE_ENDS })
    const rows = await (await reader()).$queryRaw<Record<'QUERY PLAN', string>[]>(sql`EXPLAIN ${statement}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('using "Mail_urgent"')
    expect(plan).toContain('using "Mail_queued"')
    expect(plan).not.toContain('Seq Scan')
  },
)
