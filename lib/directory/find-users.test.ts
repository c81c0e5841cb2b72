import { beforeAll, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import type { ScimResource } from '@/lib/scim/json'
import { parseSearchParams, type SearchRequest } from '@/lib/scim/messages/search-request'
import { createUser } from './create-user'
import { deprovisionUser } from './deprovision-user'
import { findProvisionedUsers } from './find-users'

const actor = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const

function search(query: string): SearchRequest {
  return parseSearchParams(new URLSearchParams(query))
}

async function find(query: string) {
  const { users, ...rest } = await findProvisionedUsers(search(query))
  return { ...rest, ids: users.map(({ id }) => id) }
}

/** Follows cursors to the end; the ids of every page. */
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
  const population: ScimResource[] = [
    { userName: 'c', title: 'Zebra', emails: [{ value: 'z@x' }, { value: 'a@x', primary: true }] },
    { userName: 'B', title: 'apple', active: false, externalId: 'x' },
    { userName: 'ä', name: { familyName: 'Öz' }, emails: [{ value: 'm@x', type: 'work' }, { value: 'b@x' }] },
    { userName: 'a', title: 'Apple', externalId: 'X' },
    { userName: 'D', name: { familyName: 'abel' } },
  ]

  beforeAll(async () => {
    await freshDatabase()
    for (const resource of population) await createUser({ resource, actor })
    const removed = await createUser({ resource: { userName: 'removed', title: 'Zebra' }, actor })
    await deprovisionUser({ id: String(removed.id), ifMatch: null, actor })
  })

  it('pages by startIndex in the order of ids, with the number of all matches', async () => {
    expect(await find('')).toEqual({ totalResults: 5, startIndex: 1, ids: [1, 2, 3, 4, 5] })
    expect(await find('startIndex=2&count=2')).toEqual({ totalResults: 5, startIndex: 2, ids: [2, 3] })
    expect(await find('startIndex=99')).toEqual({ totalResults: 5, startIndex: 99, ids: [] })
    expect(await find('startIndex=2147483647999&filter=title pr')).toMatchObject({ totalResults: 3, ids: [] })
    expect(await find('startIndex=-3&count=1')).toEqual({ totalResults: 5, startIndex: 1, ids: [1] })
    expect(await find('filter=title pr&startIndex=2&count=1')).toEqual({ totalResults: 3, startIndex: 2, ids: [2] })
  })

  it('only counts when count is 0', async () => {
    expect(await find('count=0')).toEqual({ totalResults: 5, startIndex: 1, ids: [] })
    expect(await find('count=0&filter=title pr')).toEqual({ totalResults: 3, startIndex: 1, ids: [] })
    expect(await find('count=0&cursor=')).toEqual({ totalResults: 5, ids: [] })
    expect(await find('count=0&cursor=&filter=title pr')).toEqual({ totalResults: 3, ids: [] })
  })

  it.each([
    ['sortBy=userName', [4, 2, 1, 5, 3]],
    ['sortBy=userName&sortOrder=descending', [3, 5, 1, 2, 4]],
    // Without a value: last when ascending, first when descending (RFC 7644 §3.4.2.3).
    ['sortBy=title', [2, 4, 1, 3, 5]],
    ['sortBy=title&sortOrder=descending', [3, 5, 1, 2, 4]],
    ['sortBy=externalId', [4, 2, 1, 3, 5]],
    ['sortBy=active', [2, 1, 3, 4, 5]],
    ['sortBy=id&sortOrder=descending', [5, 4, 3, 2, 1]],
    ['sortBy=name.familyName', [5, 3, 1, 2, 4]],
    // By the primary value, else the first.
    ['sortBy=emails', [1, 3, 2, 4, 5]],
    ['sortBy=emails.value&sortOrder=descending', [2, 4, 5, 3, 1]],
    ['sortBy=meta.created', [1, 2, 3, 4, 5]],
    ['sortBy=meta.lastModified&sortOrder=descending', [5, 4, 3, 2, 1]],
    ['sortBy=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', [1, 2, 3, 4, 5]],
    ['sortBy=title&filter=title pr', [2, 4, 1]],
  ])('%s', async (query, ids) => {
    const { pool } = await database()
    await pool.query(`UPDATE "User" SET "createdAt" = to_timestamp("id"), "updatedAt" = to_timestamp("id")`)
    expect((await find(query)).ids).toEqual(ids)
    expect((await pages(`${query}&count=2`)).flat()).toEqual(ids)
    expect((await pages(`${query}&count=1`)).flat()).toEqual(ids)
  })

  it.each([
    'sortBy=shoeSize',
    'sortBy=name',
    'sortBy=addresses',
    'sortBy=schemas',
    'sortBy=meta',
    'sortBy=__proto__',
    'sortBy=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName',
  ])('refuses %s', async (query) => {
    await expect(find(query)).rejects.toMatchObject({ status: 400, scimType: 'invalidPath' })
  })

  it('has no cursor after the last page, also when that is full', async () => {
    expect(await pages('count=5')).toEqual([[1, 2, 3, 4, 5]])
    expect(await pages('count=2')).toEqual([[1, 2], [3, 4], [5]])
    expect(await find('cursor=&count=2')).toMatchObject({ totalResults: 5, nextCursor: expect.stringMatching(/^[\w-]+$/) as string })
    expect(await find('count=2')).not.toHaveProperty('nextCursor')
  })

  it('is not disturbed by accounts that come and go between pages', async () => {
    const first = await find('cursor=&count=2&filter=userName pr')
    const { id } = await createUser({ resource: { userName: 'late' }, actor })
    expect(await find(`cursor=${first.nextCursor}&count=9&filter=userName pr`)).toMatchObject({ ids: [3, 4, 5, id] })
    await deprovisionUser({ id: String(id), ifMatch: null, actor })
  })

  it('goes by the first 512 characters of a text, then by id, so that no cursor is too long for an address', async () => {
    const same = '\u0001'.repeat(512)
    const titles = ['\u0001', `${same}b`, `${same}a`, '\u0002'.repeat(100_000)]
    const made: number[] = []
    for (const title of titles) made.push((await createUser({ resource: { userName: `long ${made.length}`, title }, actor })).id)
    const query = 'sortBy=title&filter=userName sw "long"'
    expect(await pages(`${query}&count=1`)).toEqual(made.map((id) => [id]))
    expect(await pages(`${query}&count=3&sortOrder=descending`)).toEqual([[made[3], made[1], made[2]], [made[0]]])
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      cursor = (await find(`${query}&count=1&cursor=${cursor}`)).nextCursor
      expect(cursor?.length ?? 0).toBeLessThan(5_000)
    }
    for (const id of made) await deprovisionUser({ id: String(id), ifMatch: null, actor })
  })

  it('refuses a cursor of another search, and every other text, with 400 invalidCursor', async () => {
    const { nextCursor } = await find('cursor=&count=1&sortBy=title')
    const parts = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as unknown[]
    const forge = (...values: unknown[]) => Buffer.from(JSON.stringify([parts[0], ...values])).toString('base64url')
    const forged = [
      forge('x', 0, 'y', 5),
      forge('x', 0, 0, 5),
      forge('x', 0, 2 ** 31, 5),
      forge('x', 0, 1.5, 5),
      forge(5, 0, 1, 5),
      forge('\0', 0, 1, 5),
      forge('\ud800', 0, 1, 5),
      forge('x', 1, 1, 5),
      forge('x', 0, 1, -1),
      forge('x', 0, 1, '5'),
      forge('x', 0, 1),
      forge('x'),
    ]
    const queries = [
      `cursor=${nextCursor}`,
      `cursor=${nextCursor}&sortBy=title&sortOrder=descending`,
      `cursor=${nextCursor}&sortBy=title&filter=title pr`,
      ...['abc', '%00', 'null', 'W10', '🙂'].map((cursor) => `cursor=${cursor}&sortBy=title`),
      ...forged.map((cursor) => `cursor=${cursor}&sortBy=title`),
    ]
    for (const query of queries) await expect(find(query)).rejects.toMatchObject({ status: 400, scimType: 'invalidCursor' })
  })
})

// PGlite has no timer that could cancel a statement.
it.runIf(process.env.TEST_DATABASE_URL)('refuses what the database does not answer in time with 400 tooMany', async () => {
  await freshDatabase()
  const { pool } = await database()
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN; LOCK TABLE "User"')
    for (const query of ['filter=title pr', 'cursor=&sortBy=title', 'count=0&filter=title pr']) {
      // The connection given back last is the one taken next; after an error the pool closes it.
      await pool.query('SET statement_timeout = 50')
      await expect(find(query)).rejects.toMatchObject({ status: 400, scimType: 'tooMany' })
    }
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
})

describe('with 20,000 users', () => {
  beforeAll(async () => {
    await freshDatabase()
    const { pool } = await database()
    await pool.query(`
      INSERT INTO "User" ("userName", "userNameKey", "externalId", "attributes", "folded", "label", "labelKey", "searchText", "origin", "createdAt", "updatedAt")
      SELECT 'u' || n || '@x', 'u' || n || '@x', 'e' || n, '{}',
        jsonb_build_object('userName', 'u' || n || '@x', 'emails', jsonb_build_array(jsonb_build_object('type', 'work', 'value', 'u' || n || '@x'))),
        'u' || n, 'u' || n, 'u' || n, 'entra', now(), now() FROM generate_series(1, 20000) n`)
  })

  it('gives at most 200 on a page, 100 when not told', async () => {
    expect((await find('count=100000')).ids).toHaveLength(200)
    expect((await find('filter=active eq true&count=100000')).ids).toHaveLength(200)
    expect((await find('')).ids).toHaveLength(100)
    expect(await find('filter=active eq true&cursor=&count=100000')).toMatchObject({ totalResults: 20000, ids: { length: 200 } })
  })
})
