import { beforeAll, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { type Sql, sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { adminSql } from './admin-store'
import { deleteMembersSql, insertMembersSql } from './group-member-store'
import { nthRole } from './test-roles'
import { addManyUsers } from './test-users'

const [SMALL, LARGE] = [nthRole(1), nthRole(2)]
const MEMBERS = 100_000
const OUTSIDER = MEMBERS + 1

type Plan = { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; Plans?: Plan[] } & { [fact: string]: unknown }

beforeAll(async () => {
  await freshDatabase()
  await addManyUsers(MEMBERS + 10)
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "Group" ("displayName", "displayNameKey", "origin", "memberCount", "createdAt", "updatedAt")
     VALUES ('Small', 'small', 'entra', 10, now(), now()), ('Large', 'large', 'entra', $1, now(), now())`,
    [MEMBERS],
  )
  for (const [group, members] of [
    [SMALL, 10],
    [LARGE, MEMBERS],
  ])
    await pool.query(`INSERT INTO "GroupMember" SELECT $1::int, i, now() FROM generate_series(1, $2::int) AS i`, [group, members])
  await pool.query('ANALYZE')
}, 180_000)

/** How many rows every step of the statement went through, and how; the statement is undone. */
async function rowsOf(query: Sql): Promise<{ rows: number; scans: string[] }> {
  const { pool } = await database()
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const text = `EXPLAIN (ANALYZE, FORMAT JSON) ${query.text}`
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>({ text, values: query.values })
    const steps = rows[0]?.['QUERY PLAN'].flatMap(({ Plan }) => stepsOf(Plan)) ?? []
    return {
      rows: steps.reduce((sum, step) => sum + step['Actual Rows'] * step['Actual Loops'] + removedBy(step), 0),
      scans: steps.map((step) => step['Node Type']).filter((type) => type.includes('Scan')),
    }
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

function stepsOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]
}

function removedBy(step: Plan): number {
  const removed = Object.entries(step).filter(([fact]) => fact.startsWith('Rows Removed by'))
  return removed.reduce((sum, [, rows]) => sum + Number(rows) * step['Actual Loops'], 0)
}

describe('with 10 and with 100,000 members', () => {
  const one = (id: number) => sql`"GroupMember"."userId" = ANY(${[id]}::int[])`

  it.each<[string, (groupId: number) => Sql]>([
    ['adding one member', (groupId) => insertMembersSql({ groupId, userIds: [OUTSIDER], at: new Date(0) })],
    ['adding a member again', (groupId) => insertMembersSql({ groupId, userIds: [5], at: new Date(0) })],
    ['removing one member', (groupId) => deleteMembersSql({ groupId, condition: one(5) })],
    ['removing who is none', (groupId) => deleteMembersSql({ groupId, condition: one(OUTSIDER) })],
  ])('%s goes through the same few rows', async (_name, statement) => {
    const [small, large] = [await rowsOf(statement(SMALL)), await rowsOf(statement(LARGE))]
    expect(large.rows).toBe(small.rows)
    expect(large.rows).toBeLessThan(15)
    expect(large.scans).not.toContain('Seq Scan')
  })

  it('the last-admin rule reads no group that gives no permission', async () => {
    const { rows } = await rowsOf(adminSql(null))
    expect(rows).toBeLessThan(15)
  })
})
