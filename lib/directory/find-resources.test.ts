import { beforeAll, describe, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { parseSearchBody, parseSearchParams } from '@/lib/scim/messages/search-request'
import { tenantUrl } from '@/lib/tenant-url'
import { findResources } from './find-resources'
import { MAX_MEMBERS_ON_PAGE } from './member-limit'
import { addRole, nthRole } from './test-roles'
import { addUser } from './test-users'

type Type = 'User' | 'Group'

/** What is found, the groups by their number. */
async function find(query: string, types: Type[] = ['User', 'Group']) {
  const { resources, ...rest } = await findResources(parseSearchParams(new URLSearchParams(query)), types)
  return { ...rest, found: resources.map(({ type, row }) => `${type} ${type === 'Group' ? row.id - nthRole(0) : row.id}`) }
}

/** Follows cursors to the end; what is on every page. */
async function pages(query: string): Promise<string[][]> {
  const all: string[][] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { found, nextCursor }: { found: string[]; nextCursor?: string } = await find(`${query}&cursor=${cursor}`)
    all.push(found)
    cursor = nextCursor
  }
  return all
}

const USERS = ['User 1', 'User 2', 'User 3']
const GROUPS = ['Group 1', 'Group 2']

beforeAll(async () => {
  await freshDatabase()
  await addUser({ resource: { userName: 'smith@x', displayName: 'Smith' }, active: false })
  await addUser({ resource: { userName: 'b@x' }, externalId: 'e' })
  await addUser({ resource: { userName: 'adam@x', displayName: 'Adam' } })
  await addUser({ resource: { userName: 'removed@x', displayName: 'Smith' }, removedAt: new Date() })
  await addRole({ displayName: 'Smith Group', externalId: 'e', members: [1, 2] })
  await addRole({ displayName: 'Basement', memberCount: MAX_MEMBERS_ON_PAGE })
})

describe('one list of users and groups', () => {
  it('has users by id, then groups by id, one total, and pages over both', async () => {
    expect(await find('excludedAttributes=members')).toEqual({ totalResults: 5, startIndex: 1, found: [...USERS, ...GROUPS] })
    expect(await find('startIndex=3&count=2')).toEqual({ totalResults: 5, startIndex: 3, found: ['User 3', 'Group 1'] })
    expect(await find('startIndex=4&count=1')).toEqual({ totalResults: 5, startIndex: 4, found: ['Group 1'] })
    expect(await find('startIndex=5')).toEqual({ totalResults: 5, startIndex: 5, found: ['Group 2'] })
    expect(await find('startIndex=6')).toEqual({ totalResults: 5, startIndex: 6, found: [] })
    expect(await find('count=0')).toEqual({ totalResults: 5, startIndex: 1, found: [] })
    expect(await find('count=0&filter=displayName pr')).toEqual({ totalResults: 4, startIndex: 1, found: [] })
    expect(await find('filter=displayName pr&startIndex=2&count=2')).toEqual({
      totalResults: 4,
      startIndex: 2,
      found: ['User 3', 'Group 1'],
    })
  })

  it.each([
    ['displayName sw "smith"', ['User 1', 'Group 1']],
    ['externalId eq "e"', ['User 2', 'Group 1']],
    // An id belongs to one resource, whatever its type (RFC 7643 §3.1).
    ['id eq "2"', ['User 2']],
    ['id eq "1000000002"', ['Group 2']],
    ['id eq "1000000002" or id eq "1"', ['User 1', 'Group 2']],
    ['id eq "9"', []],
    ['id eq "1000000009"', []],
    [`meta.location eq "${tenantUrl()}/Groups/1000000002"`, ['Group 2']],
    [`meta.location eq "${tenantUrl()}/Users/1000000002"`, []],
    [`members.$ref eq "${tenantUrl()}/Users/1"`, ['Group 1']],
    [`groups.$ref eq "${tenantUrl()}/Groups/1000000001"`, ['User 1', 'User 2']],
    ['meta.resourceType eq "Group"', GROUPS],
    ['meta.resourceType eq "User"', USERS],
    ['meta.resourceType eq User and displayName sw "smith"', ['User 1']],
    // What a type does not have is absent there.
    ['userName eq "smith@x"', ['User 1']],
    ['userName ne "smith@x"', ['User 2', 'User 3', ...GROUPS]],
    ['userName pr', USERS],
    ['not (userName pr)', GROUPS],
    ['userName eq null', GROUPS],
    ['members eq 1', ['Group 1']],
    ['members[value eq "1" and display co "smi"]', ['Group 1']],
    ['not (members[value eq "1"])', [...USERS, 'Group 2']],
    ['groups eq 1000000001', ['User 1', 'User 2']],
    ['active eq false or members eq 1', ['User 1', 'Group 1']],
    ['emails[type eq "work"] or displayName eq "BASEMENT"', ['Group 2']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:displayName pr', ['User 1', 'User 3']],
    ['schemas eq "urn:ietf:params:scim:schemas:core:2.0:Group"', GROUPS],
  ])('filter %s', async (filter, found) => {
    const query = `excludedAttributes=members&filter=${encodeURIComponent(filter)}`
    expect(await find(query)).toEqual({ totalResults: found.length, startIndex: 1, found })
    expect((await pages(`${query}&count=1`)).flat()).toEqual(found)
  })

  it('finds exactly one resource by the id of each', async () => {
    const { resources } = await findResources(parseSearchParams(new URLSearchParams('excludedAttributes=members')), ['User', 'Group'])
    expect(new Set(resources.map(({ row }) => row.id)).size).toBe(5)
    for (const { type, row } of resources) {
      const { found, totalResults } = await find(`excludedAttributes=members&filter=id eq "${row.id}"`)
      expect([totalResults, found]).toEqual([1, [`${type} ${type === 'Group' ? row.id - nthRole(0) : row.id}`]])
    }
  })

  it('answers the search of RFC 7644 §3.4.3', async () => {
    const request = parseSearchBody({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      attributes: ['displayName', 'userName'],
      filter: 'displayName sw "smith"',
      startIndex: 1,
      count: 10,
    })
    const { totalResults, resources } = await findResources(request, ['User', 'Group'])
    expect(totalResults).toBe(2)
    expect(resources).toMatchObject([
      { type: 'User', row: { userName: 'smith@x' } },
      { type: 'Group', row: { displayName: 'Smith Group' } },
    ])
  })

  it.each([
    ['sortBy=displayName', ['User 3', 'Group 2', 'User 1', 'Group 1', 'User 2']],
    ['sortBy=displayName&sortOrder=descending', ['User 2', 'Group 1', 'User 1', 'Group 2', 'User 3']],
    ['sortBy=userName', ['User 3', 'User 2', 'User 1', ...GROUPS]],
    ['sortBy=userName&sortOrder=descending', [...GROUPS, 'User 1', 'User 2', 'User 3']],
    ['sortBy=externalId', ['User 2', 'Group 1', 'User 1', 'User 3', 'Group 2']],
    ['sortBy=id', [...USERS, ...GROUPS]],
    ['sortBy=id&sortOrder=descending', ['Group 2', 'Group 1', 'User 3', 'User 2', 'User 1']],
    ['sortBy=meta.location&sortOrder=descending', ['Group 2', 'Group 1', 'User 3', 'User 2', 'User 1']],
    ['sortBy=members.$ref', ['Group 1', ...USERS, 'Group 2']],
    ['sortBy=active', ['User 1', 'User 2', 'User 3', ...GROUPS]],
    ['sortBy=meta.resourceType', [...GROUPS, ...USERS]],
    ['sortBy=meta.lastModified', [...USERS, ...GROUPS]],
    ['', [...USERS, ...GROUPS]],
  ])('%s, whole and by cursor', async (query, found) => {
    expect((await find(`${query}&attributes=id`)).found).toEqual(found)
    for (const count of [1, 2, 3, 5]) expect((await pages(`${query}&attributes=id&count=${count}`)).flat()).toEqual(found)
  })

  it('ends a page before its groups show more than 100,000 members', async () => {
    expect(await pages('')).toEqual([[...USERS, 'Group 1'], ['Group 2']])
    expect((await find('filter=id pr')).found).toEqual([...USERS, 'Group 1'])
  })

  it('has only the types that are asked for', async () => {
    expect((await find('excludedAttributes=members', ['Group'])).found).toEqual(GROUPS)
    expect((await find('', ['User'])).found).toEqual(USERS)
    expect(await find('', [])).toEqual({ totalResults: 0, startIndex: 1, found: [] })
    await expect(find('filter=userName pr', ['Group'])).rejects.toMatchObject({ scimType: 'invalidFilter' })
    const { nextCursor } = await find('cursor=&count=1')
    await expect(find(`cursor=${nextCursor}`, ['User'])).rejects.toMatchObject({ scimType: 'invalidCursor' })
  })

  it.each(['shoeSize eq 44', 'members.shoe pr', 'emails[shoe eq "x"]', 'name eq "x"', 'active gt true', 'groups.shoe eq "x"'])(
    'refuses the filter %s',
    async (filter) => {
      await expect(find(`filter=${filter}`)).rejects.toMatchObject({ status: 400, scimType: 'invalidFilter' })
    },
  )

  it.each(['shoeSize', 'name', 'schemas', 'members.shoe'])('refuses to sort by %s', async (path) => {
    await expect(find(`sortBy=${path}`)).rejects.toMatchObject({ status: 400, scimType: 'invalidPath' })
  })
})
