import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { parseSearchParams } from '@/lib/scim/messages/search-request'
import { findGroups } from './find-groups'
import { findProvisionedUsers } from './find-users'
import { MAX_MEMBERS_ON_PAGE, MAX_MEMBERS_SHOWN } from './member-limit'
import { addRole, nthRole } from './test-roles'
import { addUser } from './test-users'

/** What is found, the groups by their number. */
async function find(query: string) {
  const { groups, ...rest } = await findGroups(parseSearchParams(new URLSearchParams(query)))
  return { ...rest, ids: groups.map(({ id }) => id - nthRole(0)) }
}

/** Follows cursors to the end; what is on every page. */
async function pages(query: string): Promise<number[][]> {
  const found: number[][] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { ids, nextCursor }: { ids: number[]; nextCursor?: string } = await find(`${query}&cursor=${cursor}`)
    found.push(ids)
    cursor = nextCursor
  }
  return found
}

describe('search', () => {
  beforeAll(async () => {
    await freshDatabase()
    for (const userName of ['b@x', 'a@x', 'c@x']) await addUser({ resource: { userName } })
    await addRole({ displayName: 'zebra', externalId: 'x', members: [1] })
    await addRole({ displayName: 'Ärzte', members: [2, 3] })
    await addRole({ displayName: 'apple' })
    await addRole({ displayName: 'Banana', externalId: 'X', members: [3, 2, 1] })
  })

  it('pages by startIndex in the order of ids, with the number of all matches', async () => {
    expect(await find('')).toEqual({ totalResults: 4, startIndex: 1, ids: [1, 2, 3, 4] })
    expect(await find('startIndex=2&count=2')).toEqual({ totalResults: 4, startIndex: 2, ids: [2, 3] })
    expect(await find('startIndex=99')).toEqual({ totalResults: 4, startIndex: 99, ids: [] })
    expect(await find('startIndex=0&count=1')).toEqual({ totalResults: 4, startIndex: 1, ids: [1] })
    expect(await find('startIndex=-3&count=-1')).toEqual({ totalResults: 4, startIndex: 1, ids: [] })
    expect(await find('count=0&filter=members pr')).toEqual({ totalResults: 3, startIndex: 1, ids: [] })
    expect(await find('startIndex=99&filter=members pr')).toEqual({ totalResults: 3, startIndex: 99, ids: [] })
    expect(await find('filter=members.value eq "3"&startIndex=2&count=1')).toEqual({ totalResults: 2, startIndex: 2, ids: [4] })
  })

  it.each([
    ['sortBy=displayName', [3, 4, 1, 2]],
    ['sortBy=DISPLAYNAME&sortOrder=descending', [2, 1, 4, 3]],
    ['sortBy=externalId', [4, 1, 2, 3]],
    ['sortBy=externalId&sortOrder=descending', [2, 3, 1, 4]],
    ['sortBy=id&sortOrder=descending', [4, 3, 2, 1]],
    ['sortBy=meta.created', [1, 2, 3, 4]],
    // By the first member.
    ['sortBy=members', [1, 4, 2, 3]],
    ['sortBy=members.$ref', [1, 4, 2, 3]],
    ['sortBy=meta.location&sortOrder=descending', [4, 3, 2, 1]],
    ['sortBy=members.display', [2, 1, 4, 3]],
    ['sortBy=members.display&sortOrder=descending', [3, 1, 4, 2]],
    ['sortBy=displayName&filter=members eq 2', [4, 2]],
  ])('%s', async (query, ids) => {
    expect((await find(query)).ids).toEqual(ids)
    expect((await pages(`${query}&count=2`)).flat()).toEqual(ids)
    expect((await pages(`${query}&count=1`)).flat()).toEqual(ids)
  })

  it.each(['sortBy=userName', 'sortBy=members.shoe', 'sortBy=schemas', 'sortBy=meta'])('refuses %s', async (query) => {
    await expect(find(query)).rejects.toMatchObject({ status: 400, scimType: 'invalidPath' })
  })

  it('has no cursor after the last page, and tells the number counted on the first page on the others', async () => {
    expect(await pages('count=2')).toEqual([
      [1, 2],
      [3, 4],
    ])
    for (const query of ['', 'filter=displayName pr&', 'sortBy=displayName&']) {
      const first = await find(`${query}count=2&cursor=`)
      expect(first.totalResults).toBe(4)
      const id = await addRole({ displayName: 'zzz' })
      expect(await find(`${query}count=1&cursor=${first.nextCursor}`)).toMatchObject({ totalResults: 4, ids: { length: 1 } })
      expect(await find(`${query}count=1&cursor=`)).toMatchObject({ totalResults: 5 })
      await (await database()).pool.query('DELETE FROM "Group" WHERE "id" = $1', [id])
    }
  })

  it('refuses a cursor of users', async () => {
    const { nextCursor } = await findProvisionedUsers(parseSearchParams(new URLSearchParams('cursor=&count=1')))
    await expect(find(`cursor=${nextCursor}`)).rejects.toMatchObject({ status: 400, scimType: 'invalidCursor' })
  })
})

describe('a page that shows members', () => {
  // Only the number of members decides; the rows themselves are not needed.
  beforeEach(async () => {
    await freshDatabase()
    for (const [index, share] of [0.4, 0.6, 0.1, 2, 0, 0.5].entries())
      await addRole({ displayName: `role ${index}`, memberCount: share * MAX_MEMBERS_ON_PAGE })
  })

  it('ends before its groups hold more than 100,000, and has one group at least', async () => {
    expect(MAX_MEMBERS_ON_PAGE).toBe(100_000)
    expect(await find('')).toEqual({ totalResults: 6, startIndex: 1, ids: [1, 2] })
    expect(await find('startIndex=3')).toEqual({ totalResults: 6, startIndex: 3, ids: [3] })
    expect(await find('startIndex=4')).toEqual({ totalResults: 6, startIndex: 4, ids: [4] })
    expect(await find('startIndex=5')).toEqual({ totalResults: 6, startIndex: 5, ids: [5, 6] })
    expect(await find('startIndex=6')).toEqual({ totalResults: 6, startIndex: 6, ids: [6] })
    expect(await find('filter=displayName pr&attributes=members.value')).toMatchObject({ ids: [1, 2] })
  })

  it.each(['', 'filter=displayName pr', 'sortBy=displayName', 'attributes=members,displayName', 'excludedAttributes=displayName'])(
    'goes on where it ended, by cursor: %s',
    async (query) => {
      expect(await pages(`${query}&count=200`)).toEqual([[1, 2], [3], [4], [5, 6]])
      expect(await pages(`${query}&count=1`)).toEqual([[1], [2], [3], [4], [5], [6]])
    },
  )

  it('refuses a group of more than 500,000 members first on its page, until they are left out', async () => {
    expect(MAX_MEMBERS_SHOWN).toBe(500_000)
    const most = await addRole({ displayName: 'most', memberCount: MAX_MEMBERS_SHOWN })
    const huge = await addRole({ displayName: 'huge', memberCount: MAX_MEMBERS_SHOWN + 1 })
    expect((await find('filter=displayName eq "most"')).ids).toEqual([most - nthRole(0)])
    const detail = expect.stringContaining('excludedAttributes=members') as string
    await expect(find('filter=displayName eq "huge"')).rejects.toMatchObject({ status: 400, scimType: 'tooMany', detail })
    await expect(find('startIndex=8')).rejects.toMatchObject({ scimType: 'tooMany' })
    expect((await find('startIndex=7')).ids).toEqual([most - nthRole(0)])
    expect((await find('filter=displayName eq "huge"&excludedAttributes=members')).ids).toEqual([huge - nthRole(0)])
  })

  it.each(['excludedAttributes=members', 'attributes=displayName'])('is as long as ever with %s', async (query) => {
    expect((await find(query)).ids).toEqual([1, 2, 3, 4, 5, 6])
    expect(await pages(query)).toEqual([[1, 2, 3, 4, 5, 6]])
  })
})
