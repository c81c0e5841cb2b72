import { beforeAll, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { parseSearchParams } from '@/lib/scim/messages/search-request'
import { findResources } from './find-resources'
import { findProvisionedUsers } from './find-users'
import { getProvisionedGroup } from './get-group'
import { MAX_MEMBERS_SHOWN, requireShowable } from './member-limit'
import { addRole } from './test-roles'
import { addManyUsers } from './test-users'

const USERS = 150
const GROUPS = 1_000

beforeAll(async () => {
  await freshDatabase()
  await addManyUsers(USERS)
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "Group" ("displayName", "displayNameKey", "origin", "memberCount", "createdAt", "updatedAt")
     SELECT 'g' || n, 'g' || n, 'entra', $2::int, now(), now() FROM generate_series(1, $1::int) n`,
    [GROUPS, USERS],
  )
  await pool.query(`INSERT INTO "GroupMember" SELECT "Group"."id", "User"."id", now() FROM "Group", "User"`)
}, 120_000)

const read = (query: string) => parseSearchParams(new URLSearchParams(query))
const find = async (query: string) => {
  const { users, nextCursor } = await findProvisionedUsers(read(query))
  return { first: users[0]?.id, length: users.length, nextCursor }
}

describe('a page of users that shows their groups', () => {
  it.each(['', 'filter=active pr', 'attributes=groups.value', 'excludedAttributes=title'])(
    'ends before they are more than 100,000, and goes on there: %s',
    async (query) => {
      expect(await find(`${query}&count=200`)).toMatchObject({ first: 1, length: 100 })
      expect(await find(`${query}&count=200&startIndex=101`)).toMatchObject({ first: 101, length: 50 })
      const { length, nextCursor = '' } = await find(`${query}&count=200&cursor=`)
      expect([length, await find(`${query}&count=200&cursor=${nextCursor}`)]).toMatchObject([100, { first: 101, length: 50 }])
    },
  )

  it.each(['excludedAttributes=groups', 'attributes=userName'])('is as long as ever with %s', async (query) => {
    expect(await find(`${query}&count=200`)).toMatchObject({ first: 1, length: USERS })
  })

  it('counts the members of groups on the same page with them', async () => {
    const { pool } = await database()
    await pool.query(`UPDATE "Group" SET "memberCount" = 500 WHERE "displayName" = 'g1'`)
    // 99 users are in 1,000 groups each: with one group of 500 members they fit, with another of them no more.
    await pool.query(`UPDATE "Group" SET "memberCount" = 501 WHERE "displayName" = 'g2'`)
    const ids = Array.from({ length: 99 }, (_, index) => `userName eq "user${index + 1}@example.com"`).join(' or ')
    const { resources, totalResults } = await findResources(read(`filter=${ids} or displayName eq "g1" or displayName eq "g2"&count=200`), [
      'User',
      'Group',
    ])
    expect([totalResults, resources.length, resources.at(-1)?.row]).toMatchObject([101, 100, { displayName: 'g1' }])
  })
})

it('a group of more than 500,000 members is read without them only', async () => {
  const id = await addRole({ displayName: 'huge', memberCount: MAX_MEMBERS_SHOWN + 1 })
  const group = await getProvisionedGroup(String(id))
  const refusal = expect.objectContaining({
    status: 400,
    scimType: 'tooMany',
    detail: expect.stringContaining('excludedAttributes=members') as string,
  }) as Error
  for (const projection of [{}, { attributes: ['members.value'] }, { excludedAttributes: ['displayName'] }])
    expect(() => requireShowable(group, projection)).toThrow(refusal)
  for (const projection of [{ attributes: ['displayName'] }, { excludedAttributes: ['members'] }])
    expect(() => requireShowable(group, projection)).not.toThrow()
  expect(() => requireShowable({ ...group, memberCount: MAX_MEMBERS_SHOWN }, {})).not.toThrow()
})
