import { beforeAll, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { type Sql, sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { parseFilter } from '@/lib/scim/filter/parser'
import { tenantUrl } from '@/lib/tenant-url'
import { filterToSql } from './filter-to-sql'
import { matchingRowsSql, rowsByIdSql, selectMatches } from './search-store'
import type { Searched } from './searched'
import { searchedGroup } from './searched-group'
import { searchedUser } from './searched-user'
import { nthRole } from './test-roles'

const WITHOUT = 'without statistics'
const WITH = 'with statistics'

beforeAll(async () => {
  await freshDatabase()
  const { pool } = await database()
  // PostgreSQL would vacuum the tables in the middle of the tests that are about tables which nobody has looked at.
  for (const table of ['User', 'Group', 'GroupMember']) await pool.query(`ALTER TABLE "${table}" SET (autovacuum_enabled = false)`)
  await pool.query(`
    INSERT INTO "User" ("userName", "userNameKey", "externalId", "attributes", "folded", "label", "labelKey", "searchText", "origin", "createdAt", "updatedAt")
    SELECT 'u' || n || '@x', 'u' || n || '@x', 'e' || n, '{}',
      jsonb_build_object('userName', 'u' || n || '@x', 'displayName', 'user ' || n,
        'emails', jsonb_build_array(jsonb_build_object('type', 'work', 'value', 'u' || n || '@x'))),
      'u' || n, 'u' || n, 'u' || n, 'entra', at, at
    FROM (SELECT n, timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute' AS at FROM generate_series(1, 20000) n) made`)
  await pool.query(`
    INSERT INTO "Group" ("displayName", "displayNameKey", "externalId", "origin", "createdAt", "updatedAt")
    SELECT 'Role ' || n, 'role ' || n, 'g' || n, 'entra', at, at
    FROM (SELECT n, timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute' AS at FROM generate_series(1, 20000) n) made`)
  // Everybody is in the group of their number; all are in the last.
  await pool.query(`
    INSERT INTO "GroupMember" ("groupId", "userId", "addedAt") SELECT ${nthRole(0)} + n, n, now() FROM generate_series(1, 19999) n
    UNION ALL SELECT ${nthRole(20_000)}, n, now() FROM generate_series(1, 20000) n`)
}, 120_000)

/** How the database will run the query. */
async function plan({ text, values }: Sql): Promise<string> {
  const { pool } = await database()
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>({ text: `EXPLAIN ${text}`, values })
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

function queryFor(searched: Searched, filter: string) {
  const source = { searched, where: filterToSql(parseFilter(filter), searched), sortKey: sql`0` }
  return { sources: [source], descending: false, after: sql`TRUE`, offset: 0, limit: 100 }
}

async function expectIndex(searched: Searched, filter: string, index: RegExp) {
  const query = queryFor(searched, filter)
  const found = await plan(matchingRowsSql(query))
  expect(found).toMatch(index)
  expect(found).not.toContain('Seq Scan')
  return (await selectMatches(query)).matches.map(({ row }) => row.id)
}

const AT_777 = '2026-01-01T12:57:00Z'
const AT_778 = '2026-01-01T12:58:00Z'

// As after a bulk load, and always on PGlite, which gathers no statistics by itself; then with them.
describe.each([WITHOUT, WITH])('among 20,000 users and 20,000 groups, %s', (statistics) => {
  beforeAll(async () => {
    const { pool } = await database()
    if (statistics === WITH) await pool.query('ANALYZE')
  })

  it.each([searchedUser, searchedGroup])(
    'a page of $definition.name in the order of ids is read from the primary key',
    async (searched) => {
      const first = searched === searchedGroup ? nthRole(0) : 0
      for (const afterId of [0, first + 10_000, first + 19_000]) {
        const found = await plan(rowsByIdSql(searched, { afterId, offset: 0, limit: 100 }))
        expect(found).toMatch(/Index Scan using "?(User|Group)_pkey/)
        expect(found).not.toMatch(/Sort|Seq Scan/)
      }
    },
  )

  it.each<[string, RegExp]>([
    ['userName eq "U777@x"', /User_userNameKey/],
    ['externalId eq "e777"', /User_externalId_idx/],
    ['externalId eq e777', /User_externalId_idx/],
    ['id eq "777"', /User_pkey/],
    ['emails.value eq "u777@x"', /User_folded_idx/],
    ['emails eq "u777@x"', /User_folded_idx/],
    ['emails[type eq "work"].value eq "u777@X"', /User_folded_idx/],
    ['displayName eq "USER 777"', /User_folded_idx/],
    [`meta.lastModified eq "${AT_777}"`, /User_updatedAt_id_idx/],
    [`meta.lastModified ge "${AT_777}" and meta.lastModified lt "${AT_778}"`, /User_updatedAt_id_idx/],
    [`(meta.lastModified ge "${AT_777}") and (meta.lastModified le "${AT_777}")`, /User_updatedAt_id_idx/],
    [`groups.value eq "${nthRole(777)}"`, /GroupMember_pkey/],
    [`groups.$ref eq "${tenantUrl()}/Groups/${nthRole(777)}"`, /GroupMember_pkey/],
    [`meta.location eq "${tenantUrl()}/Users/777"`, /User_pkey/],
    [`groups[value eq "${nthRole(777)}" and type eq "direct"]`, /GroupMember_pkey/],
    ['groups.display eq "ROLE 777"', /Group_displayNameKey_key/],
    ['userName eq "u777@x" or externalId eq "e777"', /BitmapOr/],
    [`groups.value eq "${nthRole(777)}" or userName eq "u777@x"`, /BitmapOr/],
    ['emails eq "u777@x" and active eq true', /User_folded_idx/],
    [`id eq 777 and groups.value eq "${nthRole(20_000)}"`, /User_pkey/],
  ])('users: %s', async (filter, index) => expect(await expectIndex(searchedUser, filter, index)).toEqual([777]))

  it.each<[string, RegExp]>([
    ['displayName eq "ROLE 777"', /Group_displayNameKey_key/],
    ['externalId eq "g777"', /Group_externalId_idx/],
    [`id eq "${nthRole(777)}"`, /Group_pkey/],
    [`meta.location eq "${tenantUrl()}/Groups/${nthRole(777)}"`, /Group_pkey/],
    [`meta.lastModified eq "${AT_777}"`, /Group_updatedAt_id_idx/],
    [`meta.lastModified ge "${AT_777}" and meta.lastModified lt "${AT_778}"`, /Group_updatedAt_id_idx/],
    ['members.value eq "777" and displayName eq "role 777"', /Group_displayNameKey_key/],
    ['displayName eq "role 777" or externalId eq "g777"', /BitmapOr/],
  ])('groups: %s', async (filter, index) => expect(await expectIndex(searchedGroup, filter, index)).toEqual([nthRole(777)]))

  it.each<[string, RegExp]>([
    ['members.value eq "777"', /GroupMember_userId_groupId_idx/],
    ['members eq 777', /GroupMember_userId_groupId_idx/],
    [`members.$ref eq "${tenantUrl()}/Users/777"`, /GroupMember_userId_groupId_idx/],
    ['members[value eq "777" and type eq "User"]', /GroupMember_userId_groupId_idx/],
    [`members.value eq "777" or id eq "${nthRole(20_000)}"`, /BitmapOr/],
  ])('groups: %s', async (filter, index) =>
    expect(await expectIndex(searchedGroup, filter, index)).toEqual([nthRole(777), nthRole(20_000)]),
  )

  it('finds the members of a large group that are not in another without comparing all with all', async () => {
    const [large, small] = [`groups.value eq "${nthRole(20_000)}"`, `groups.value eq "${nthRole(777)}"`]
    const filters = [`${large} and not (${small})`, `${large} and groups.value ne "${nthRole(777)}"`, `not (not (${large}) or ${small})`]
    const started = performance.now()
    for (const filter of filters) expect((await selectMatches(queryFor(searchedUser, filter))).total).toBe(19_999)
    const both = await selectMatches(queryFor(searchedUser, `${large} and ${large}`))
    expect(both.total).toBe(20_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

// Where a range begins says how much of the table it is only to a planner that knows the values: every start of the server gathers them.
it.each([
  [searchedUser, 'meta.lastModified ge "2026-01-14T20:00:00Z"'],
  [searchedUser, 'meta.lastModified gt "2026-01-14T20:00:00Z" and active eq true'],
  [searchedUser, 'meta.lastModified lt "2026-01-01T01:00:00Z"'],
  [searchedUser, 'meta.lastModified le "2026-01-01T01:00:00Z"'],
  [searchedGroup, 'meta.lastModified ge "2026-01-14T20:00:00Z"'],
  [searchedGroup, 'meta.lastModified lt "2026-01-01T01:00:00Z"'],
])('an open range of times is read from the index once there are statistics: %#', async (searched, filter) => {
  await (await database()).pool.query('ANALYZE')
  expect((await expectIndex(searched, filter, /updatedAt_id_idx/)).length).toBeGreaterThan(0)
})
