import { beforeAll, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { coerceResource } from '@/lib/scim/coerce-resource'
import { parseFilter } from '@/lib/scim/filter/parser'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { createUser } from './create-user'
import { deprovisionUser } from './deprovision-user'
import cases from './filter-cases.json'
import population from './filter-population.json'
import { filterToSql } from './filter-to-sql'
import { findProvisionedUsers } from './find-users'

const actor = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const
const all = { sortOrder: 'ascending', startIndex: 1, projection: {} } as const

beforeAll(async () => {
  await freshDatabase()
  for (const user of population) await createUser({ resource: coerceResource(user, userDefinition), actor })
  const { pool } = await database()
  await pool.query(`UPDATE "User" SET "createdAt" = make_timestamptz(2026, 1, 1, 0, 0, 0, 'UTC') + ("id" - 1) * interval '1 day'`)
  await pool.query(`UPDATE "User" SET "updatedAt" = "createdAt" + interval '12 hours'`)
  const removed = await createUser({ resource: { userName: 'removed@example.com', title: 'engineer', externalId: 'ext-1' }, actor })
  await deprovisionUser({ id: String(removed.id), ifMatch: null, actor })
})

async function find(filter: string): Promise<number[]> {
  const { users } = await findProvisionedUsers({ ...all, filter: parseFilter(filter) })
  return users.map(({ id }) => id)
}

describe('a filter finds exactly the users it describes', () => {
  for (const { filter, ids } of cases.filter((row) => row.ids)) {
    it(filter, async () => expect(await find(filter)).toEqual(ids))
  }
})

describe('a filter that cannot be answered is refused with 400 invalidFilter and a reason', () => {
  for (const { filter, error = '' } of cases.filter((row) => !row.ids)) {
    it(filter, async () => {
      const expected = { status: 400, scimType: 'invalidFilter', detail: expect.stringContaining(error) as string }
      await expect(find(filter)).rejects.toMatchObject(expected)
    })
  }
})

it('refuses a filter too deep or too large without overflowing', () => {
  const term = { kind: 'present', path: { attribute: 'title' } } as const
  let deep: Parameters<typeof filterToSql>[0] = term
  for (let level = 0; level < 100_000; level++) deep = { kind: 'not', operand: deep }
  expect(() => filterToSql(deep)).toThrow('Split it')
  expect(() => filterToSql({ kind: 'or', operands: Array.from({ length: 10_000 }, () => term) })).toThrow('Split it')
})

it('answers the largest filters that it lets through', async () => {
  const element = (value: string) => ({ kind: 'compare', path: { attribute: 'value' }, op: 'co', value }) as const
  const operands = Array.from(
    { length: 999 },
    (_, n) => ({ kind: 'valuePath', path: { attribute: 'emails' }, filter: element(`${n}@`) }) as const,
  )
  await expect(findProvisionedUsers({ ...all, filter: { kind: 'or', operands } })).resolves.toMatchObject({ totalResults: 0 })
  const equal = Array.from(
    { length: 1999 },
    (_, n) => ({ kind: 'compare', path: { attribute: 'emails' }, op: 'eq', value: `${n}@` }) as const,
  )
  await expect(findProvisionedUsers({ ...all, filter: { kind: 'or', operands: equal } })).resolves.toMatchObject({ totalResults: 0 })
  let deep: Parameters<typeof filterToSql>[0] = { kind: 'compare', path: { attribute: 'title' }, op: 'eq', value: 'engineer' }
  for (let level = 0; level < 98; level++) deep = { kind: 'not', operand: deep }
  await expect(findProvisionedUsers({ ...all, filter: deep })).resolves.toMatchObject({ totalResults: 1 })
})

it('puts nothing from a filter into the text of the SQL', () => {
  const { text, values } = filterToSql(parseFilter(`displayName co "'; DROP TABLE x" or emails[type eq "w'"] or title eq "y'"`))
  expect(text).not.toContain("'; DROP")
  expect(text).not.toMatch(/w'|y'/)
  expect(values).toContain(`'; drop table x`)
})
