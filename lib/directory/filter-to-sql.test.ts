import { beforeAll, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { coerceResource } from '@/lib/scim/coerce-resource'
import type { Filter } from '@/lib/scim/filter/ast'
import { parseFilter } from '@/lib/scim/filter/parser'
import { commonAttributes } from '@/lib/scim/schemas/common'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { tenantUrl } from '@/lib/tenant-url'
import { createUser } from './create-user'
import { deprovisionUser } from './deprovision-user'
import cases from './filter-cases.json'
import population from './filter-population.json'
import groupCases from './filter-group-cases.json'
import groups from './filter-group-population.json'
import { filterToSql } from './filter-to-sql'
import { findGroups } from './find-groups'
import { findProvisionedUsers } from './find-users'
import { searchedGroup } from './searched-group'
import { searchedUser } from './searched-user'
import { addRole, nthRole } from './test-roles'

const actor = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const
const all = { sortOrder: 'ascending', startIndex: 1, projection: {} } as const

beforeAll(async () => {
  await freshDatabase()
  for (const user of population) await createUser({ resource: coerceResource(user, userDefinition), actor })
  const { pool } = await database()
  await pool.query(`UPDATE "User" SET "createdAt" = make_timestamptz(2026, 1, 1, 0, 0, 0, 'UTC') + ("id" - 1) * interval '1 day'`)
  for (const { members = [], ...group } of groups) await addRole({ ...group, members })
  await pool.query(`UPDATE "Group" SET "createdAt" = make_timestamptz(2026, 1, 1, 0, 0, 0, 'UTC') + ("id" - $1::int) * interval '1 day'`, [
    nthRole(1),
  ])
  for (const table of ['User', 'Group']) await pool.query(`UPDATE "${table}" SET "updatedAt" = "createdAt" + interval '12 hours'`)
  const removed = await createUser({ resource: { userName: 'removed@example.com', title: 'engineer', externalId: 'ext-1' }, actor })
  await deprovisionUser({ id: String(removed.id), ifMatch: null, actor })
})

/** The filter of a case: `{tenantUrl}` stands for the Tenant URL. */
function read(filter: string): Filter {
  return parseFilter(filter.replaceAll('{tenantUrl}', tenantUrl()))
}

async function find(filter: string): Promise<number[]> {
  const { users } = await findProvisionedUsers({ ...all, filter: read(filter) })
  return users.map(({ id }) => id)
}

async function findIdsOfGroups(filter: string): Promise<number[]> {
  const { groups: found } = await findGroups({ ...all, filter: read(filter) })
  return found.map(({ id }) => id)
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

describe('a filter of groups', () => {
  for (const { filter, ids, error = '' } of groupCases) {
    it(filter, async () => {
      if (ids) return expect(await findIdsOfGroups(filter)).toEqual(ids.map(nthRole))
      const expected = { status: 400, scimType: 'invalidFilter', detail: expect.stringContaining(error) as string }
      await expect(findIdsOfGroups(filter)).rejects.toMatchObject(expected)
    })
  }
})

describe.each([
  ['User', searchedUser],
  ['Group', searchedGroup],
])('every attribute of %s', (_name, searched) => {
  const { schema, extensions } = searched.definition
  const paths = [schema, ...extensions].flatMap(({ id, attributes }) =>
    [...attributes, ...(id === schema.id ? commonAttributes : [])].flatMap(({ name, subAttributes = [] }) => [
      `${id}:${name}`,
      ...subAttributes.map((sub) => `${id}:${name}.${sub.name}`),
    ]),
  )

  // The manager's name is another resource's: filters by it are refused (filter-cases.json).
  it.each(paths.filter((path) => !path.endsWith(':manager.displayName')))('%s can be asked for, and negated', async (path) => {
    const find = async (filter: string) => {
      const where = filterToSql(parseFilter(filter), searched)
      const { rows } = await (await database()).pool.query<{ id: number }>(sql`SELECT "id" FROM ${searched.table} WHERE ${where}`)
      return rows.map(({ id }) => id)
    }
    const [present, absent] = [await find(`${path} pr`), await find(`not (${path} pr)`)]
    const { rows } = await (await database()).pool.query<{ id: number }>(sql`SELECT "id" FROM ${searched.table}`)
    expect([...present, ...absent].sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id).sort((a, b) => a - b))
  })
})

it('refuses a filter too deep or too large without overflowing', () => {
  const term = { kind: 'present', path: { attribute: 'title' } } as const
  let deep: Parameters<typeof filterToSql>[0] = term
  for (let level = 0; level < 100_000; level++) deep = { kind: 'not', operand: deep }
  expect(() => filterToSql(deep, searchedUser)).toThrow('Split it')
  expect(() => filterToSql({ kind: 'or', operands: Array.from({ length: 10_000 }, () => term) }, searchedUser)).toThrow('Split it')
})

const times = (count: number, term: string, operator = 'or') => Array(count).fill(term).join(` ${operator} `)

describe('a filter with as many terms as are answered, and none more: 20 that go through lists, 100 that no index answers, 5 on memberships', () => {
  it.each([
    ['emails co', 20, (count: number) => times(count, 'emails co "?"')],
    ['emails.value pr', 20, (count: number) => times(count, 'emails.value pr')],
    ['schemas eq', 20, (count: number) => times(count, 'schemas eq "?"')],
    ['emails[value co]', 20, (count: number) => times(count, 'emails[value co "?"]')],
    ['emails[type eq or value eq]', 20, (count: number) => times(count, 'emails[type eq "?" or value eq "?"]')],
    ['groups.display co', 2, (count: number) => times(count, 'groups.display co "?"')],
    ['groups[type eq]', 2, (count: number) => times(count, 'groups[type eq "?"]')],
    ['groups[display co or …]', 5, (count: number) => `groups[${times(count, 'display co "?"')}]`],
    ['groups[display co or …], beside another', 4, (count: number) => `groups.type eq "?" or groups[${times(count, 'display co "?"')}]`],
    ['not (groups[display co or …])', 5, (count: number) => `not (groups[${times(count, 'not (display co "?")')}])`],
    ['groups[value eq or display co]', 2, (count: number) => times(count, 'groups[value eq "7" or display co "?"]')],
    ['groups pr', 20, (count: number) => times(count, 'groups pr')],
    ['not (groups eq or …)', 20, (count: number) => `not (${times(count, 'groups eq "7"')})`],
    ['groups eq, with and', 21, (count: number) => times(count, 'groups eq "7"', 'and')],
    ['not (groups[value eq or …])', 101, (count: number) => `not (groups[${times(count, 'value eq "7"')}])`],
    ['groups ne', 20, (count: number) => times(count, 'groups ne "7"')],
    ['groups[value eq and display co]', 5, (count: number) => times(count, 'groups[value eq "7" and display co "?"]')],
    ['emails[value co or …]', 100, (count: number) => `emails[${times(count, 'value co "?"')}]`],
    ['title co', 100, (count: number) => times(count, 'title co "?"')],
    ['title co, with and', 100, (count: number) => times(count, 'title co "?"', 'and')],
    ['userName sw', 100, (count: number) => times(count, 'userName sw "?"')],
    ['title pr', 100, (count: number) => times(count, 'title pr')],
    ['title eq null', 100, (count: number) => times(count, 'title eq null')],
    ['active eq', 100, (count: number) => times(count, 'active eq true')],
    ['emails ne', 100, (count: number) => times(count, 'emails ne "?"')],
    ['not (emails eq)', 100, (count: number) => times(count, 'not (emails eq "?")')],
    ['not (emails eq or …)', 100, (count: number) => `not (${times(count, 'emails eq "?"')})`],
    ['emails eq beside title co', 99, (count: number) => `${times(count, 'emails eq "?"')} or title co "?"`],
    // One of them finds the accounts; the others are computed.
    ['emails eq, with and', 101, (count: number) => times(count, 'emails eq "?"', 'and')],
  ])('%s: %i', (_name, most, write) => {
    expect(() => filterToSql(parseFilter(write(most)), searchedUser)).not.toThrow()
    const refusal = expect.objectContaining({
      status: 400,
      scimType: 'tooMany',
      detail: expect.stringContaining('Split it') as string,
    }) as Error
    expect(() => filterToSql(parseFilter(write(most + 1)), searchedUser)).toThrow(refusal)
  })

  it.each([
    ['userName eq', times(400, 'userName eq "?"')],
    ['externalId eq', times(400, 'externalId eq "?"')],
    ['id eq', times(400, 'id eq "7"')],
    ['emails eq', times(400, 'emails eq "?"')],
    ['groups eq', times(400, 'groups eq "7"')],
    ['groups.display eq', times(400, 'groups.display eq "?"')],
    ['meta.lastModified eq', times(150, 'meta.lastModified eq "2026-11-24T08:00:00Z"')],
    ['groups[value eq or …]', `groups[${times(400, 'value eq "7"')}]`],
    ['groups[(value eq or …) and type eq]', `groups[(${times(400, 'value eq "7"')}) and type eq "direct"]`],
    ['not (groups[value eq or …]), one list of ids', `not (groups[${times(100, 'value eq "7"')}])`],
    ['emails[type eq and value eq]', times(150, 'emails[type eq "?" and value eq "?"]')],
    ['userName eq and active eq true', times(90, '(userName eq "?" and active eq true)')],
    ['(userName eq or …) and active eq true', `(${times(400, 'userName eq "?"')}) and active eq true`],
  ])('does not count %s, which an index answers', (_name, filter) => {
    expect(() => filterToSql(parseFilter(filter), searchedUser)).not.toThrow()
  })
})

it('answers the largest filters that it lets through', async () => {
  const equal = Array.from(
    { length: 1999 },
    (_, n) => ({ kind: 'compare', path: { attribute: 'emails' }, op: 'eq', value: `${n}@` }) as const,
  )
  await expect(findProvisionedUsers({ ...all, filter: { kind: 'or', operands: equal } })).resolves.toMatchObject({ totalResults: 0 })
  const filter = parseFilter(`${times(20, 'emails co "?"')} or ${times(100, 'title co "?"')}`)
  await expect(findProvisionedUsers({ ...all, filter })).resolves.toMatchObject({ totalResults: 0 })
  let deep: Parameters<typeof filterToSql>[0] = { kind: 'compare', path: { attribute: 'title' }, op: 'eq', value: 'engineer' }
  for (let level = 0; level < 98; level++) deep = { kind: 'not', operand: deep }
  await expect(findProvisionedUsers({ ...all, filter: deep })).resolves.toMatchObject({ totalResults: 1 })
})

it('puts nothing from a filter into the text of the SQL', () => {
  const { text, values } = filterToSql(
    parseFilter(`displayName co "'; DROP TABLE x" or emails[type eq "w'"] or title eq "y'"`),
    searchedUser,
  )
  expect(text).not.toContain("'; DROP")
  expect(text).not.toMatch(/w'|y'/)
  expect(values).toContain(`'; drop table x`)
})

it('compares alternative ids in brackets as one list', () => {
  const { text, values } = filterToSql(parseFilter(`members[(${times(400, 'value eq "7"')}) and type eq "User"]`), searchedGroup)
  expect(text).toContain('"GroupMember"."userId" = ANY')
  expect(values).toContainEqual(Array(400).fill(7))
})
