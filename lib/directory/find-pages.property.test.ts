import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import type { ScimResource } from '@/lib/scim/json'
import { parseSearchParams, type SearchRequest } from '@/lib/scim/messages/search-request'
import { findGroups } from './find-groups'
import { findResources } from './find-resources'
import { findProvisionedUsers } from './find-users'
import { addRole } from './test-roles'
import { addUser } from './test-users'

type Found = { totalResults: number; keys: string[]; nextCursor?: string }
type Find = (request: SearchRequest) => Promise<Found>

const kinds: { name: string; find: Find; sorts: string[]; filters: string[] }[] = [
  {
    name: 'users',
    find: async (request) => {
      const { users, ...page } = await findProvisionedUsers(request)
      return { ...page, keys: users.map(({ id }) => `User ${id}`) }
    },
    sorts: [
      '',
      'id',
      'userName',
      'title',
      'active',
      'externalId',
      'emails',
      'groups',
      'groups.display',
      'meta.lastModified',
      'name.givenName',
    ],
    filters: ['', 'title pr', 'not (title eq "a")', 'groups pr', 'meta.created pr'],
  },
  {
    name: 'groups',
    find: async (request) => {
      const { groups, ...page } = await findGroups(request)
      return { ...page, keys: groups.map(({ id }) => `Group ${id}`) }
    },
    sorts: ['', 'id', 'displayName', 'externalId', 'members', 'members.display', 'meta.lastModified'],
    filters: ['', 'members pr', 'displayName co "1"'],
  },
  {
    name: 'users and groups',
    find: async (request) => {
      const { resources, ...page } = await findResources(request, ['User', 'Group'])
      return { ...page, keys: resources.map(({ type, row }) => `${type} ${row.id}`) }
    },
    sorts: ['', 'id', 'userName', 'displayName', 'externalId', 'members', 'meta.resourceType', 'meta.lastModified'],
    filters: ['', 'displayName pr', 'userName pr or members pr', 'not (title pr)'],
  },
]

const TITLES = ['a', 'A', 'ä', 'b%', '😀', '～', 'z']

beforeAll(async () => {
  await freshDatabase()
  for (let n = 1; n <= 23; n++) {
    const title: ScimResource = n % 3 === 0 ? {} : { title: TITLES[n % TITLES.length] ?? 'a' }
    const displayName: ScimResource = n % 4 === 0 ? {} : { displayName: `name ${n % 5}` }
    const emails: ScimResource = n % 2 === 0 ? {} : { emails: [{ value: `x${n}@x` }, { value: `p${n % 4}@x`, primary: true }] }
    const columns = { active: n % 7 !== 0, externalId: n % 3 === 1 ? `e${n % 4}` : null, updatedAt: new Date(1_790_000_000_000 + (n % 6)) }
    const resource: ScimResource = { userName: `u${(n * 7) % 23}@x`, ...title, ...displayName, ...emails }
    await addUser({ resource, ...columns })
  }
  for (let n = 1; n <= 11; n++) {
    const members = Array.from({ length: n % 4 }, (_, index) => ((n * 5 + index) % 23) + 1)
    await addRole({ displayName: `name ${(n * 3) % 11}`, externalId: n % 2 === 0 ? 'e1' : null, members })
  }
})

/** Follows cursors to the end, doing something between pages. */
async function paged(find: Find, query: URLSearchParams, sizes: number[], between: (page: number) => Promise<void>) {
  const keys: string[] = []
  const totals = new Set<number>()
  let cursor: string | undefined = ''
  for (let page = 0; cursor !== undefined; page++) {
    const params = new URLSearchParams(query)
    params.set('cursor', cursor)
    params.set('count', String(sizes[page % sizes.length] ?? 1))
    const found: Found = await find(parseSearchParams(params))
    keys.push(...found.keys)
    totals.add(found.totalResults)
    cursor = found.nextCursor
    await between(page)
  }
  return { keys, totals: [...totals] }
}

it.each(kinds)('pages of $name by cursor are the whole list in its order, also while rows come in behind the cursor', async (kind) => {
  const { pool } = await database()
  const search = fc.record({
    sortBy: fc.constantFrom(...kind.sorts),
    sortOrder: fc.constantFrom('ascending', 'descending'),
    filter: fc.constantFrom(...kind.filters),
    sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    comesIn: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(search, async ({ sizes, comesIn, ...parameters }) => {
      const query = new URLSearchParams({ ...parameters, excludedAttributes: 'members,groups' })
      const whole = await kind.find(parseSearchParams(query))
      const added: number[] = []
      // userName is what these rows are first or last by: they are behind the cursor after one page.
      const isOrdered = parameters.sortBy === 'userName' && comesIn
      const userName = parameters.sortOrder === 'ascending' ? '!' : '😀'
      const result = await paged(kind.find, query, sizes, async (page) => {
        const isBehind = kind.name === 'users' || parameters.sortOrder === 'ascending'
        if (isOrdered && isBehind) added.push(await addUser({ resource: { userName: `${userName}${page}`, title: 'b' } }))
      })
      await pool.query('DELETE FROM "User" WHERE "id" = ANY($1)', [added])
      expect(result).toEqual({ keys: whole.keys, totals: [whole.totalResults] })
    }),
    { numRuns: 60 },
  )
})
