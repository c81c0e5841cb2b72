import { expect } from '@playwright/test'

import { expectRefusal, type ScimBody, SEARCH_REQUEST, type ScimClient } from '../fixtures/scim-client'
import { test } from '../fixtures/scim-test'

const TOTAL = 23
const tag = `page-${Date.now()}`
const filter = `externalId sw "${tag}"`
let ids: string[] = []

test.beforeAll(async ({ scim }) => {
  const created = await Promise.all(Array.from({ length: TOTAL }, (_, i) => scim.create({ externalId: `${tag}-${i}`, active: i % 3 > 0 })))
  ids = created.map((user) => user.id).sort()
})

const idsOf = (users: ScimBody[]) => users.map((user) => user.id)

async function page(scim: ScimClient, query: Record<string, string>): Promise<ScimBody> {
  const answer = await scim.find(filter, query)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** Follows nextCursor to the end and returns every user that was shown. `between` runs after each page. */
async function followCursor(scim: ScimClient, query: Record<string, string>, between = async () => {}): Promise<ScimBody[]> {
  const users: ScimBody[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const body: ScimBody = await page(scim, { ...query, cursor })
    expect(body.Resources.length).toBeLessThanOrEqual(Number(query.count))
    expect(body.itemsPerPage).toBe(body.Resources.length)
    users.push(...body.Resources)
    expect(users.length).toBeLessThanOrEqual(TOTAL * 2)
    cursor = body.nextCursor
    await between()
  }
  return users
}

test("Microsoft's validator walks pages of 5 and meets everyone once", async ({ scim }) => {
  const seen: string[] = []
  for (let index = 0; seen.length < TOTAL; index++) {
    const startIndex = index * 5 + 1
    const body = await page(scim, { startIndex: String(startIndex), count: '5' })
    expect(body).toMatchObject({ totalResults: TOTAL, startIndex, itemsPerPage: Math.min(5, TOTAL - index * 5) })
    expect(body.Resources).toHaveLength(body.itemsPerPage)
    seen.push(...idsOf(body.Resources))
  }
  expect(seen.sort()).toEqual(ids)
})

test('count=0 counts, and a negative count means 0', async ({ scim }) => {
  for (const count of ['0', '-7']) {
    expect(await page(scim, { count })).toMatchObject({ totalResults: TOTAL, itemsPerPage: 0, Resources: [] })
  }
})

test('a startIndex below 1 means 1, and one behind the end finds an empty page', async ({ scim }) => {
  const first = await page(scim, { count: '4' })
  for (const startIndex of ['1', '0', '-5']) expect(await page(scim, { startIndex, count: '4' })).toEqual({ ...first, startIndex: 1 })
  for (const startIndex of [String(TOTAL + 1), '2147483647', '999999999999']) {
    const body = await page(scim, { startIndex })
    expect([body.totalResults, body.Resources]).toEqual([TOTAL, []])
  }
})

test('a huge count gives what the service provider advertises at most', async ({ scim }) => {
  const config = (await scim.get('/ServiceProviderConfig')).body
  const { maxResults } = config.filter as { maxResults: number }
  for (const count of ['1000000', '99999999999999999999']) {
    const { status, body } = await scim.get(`/Users?count=${count}`)
    expect(status).toBe(200)
    expect(body.Resources.length).toBe(Math.min(body.totalResults, maxResults))
  }
})

test('numbers that are none are refused', async ({ scim }) => {
  for (const query of ['count=five', 'startIndex=two', 'count=1.5', 'count=NaN', 'count=0x10', 'startIndex=1e9', 'count=%00'])
    expectRefusal(await scim.get(`/Users?${query}`), 400, 'invalidValue')
})

test("the parameters of Microsoft's Postman collection do no harm", async ({ scim }) => {
  expect((await scim.get(`/Users?startindex=0&count=1`)).body.Resources).toHaveLength(1)
  expect((await scim.get('/Users?count=1&unknown=1&aadOptscim062020')).status).toBe(200)
})

test('a cursor leads through all users without loss or duplicate, in every order', async ({ scim }) => {
  const orders: Record<string, string>[] = [
    {},
    { sortBy: 'userName' },
    { sortBy: 'active', sortOrder: 'descending' },
    { sortBy: 'title' },
    { sortBy: 'meta.created' },
  ]
  for (const order of orders) {
    const users = await followCursor(scim, { count: '4', ...order })
    expect(idsOf(users).sort(), JSON.stringify(order)).toEqual(ids)
  }
})

test('users that come and go between two pages neither hide nor repeat the others', async ({ scim }) => {
  const users = await followCursor(scim, { count: '6', sortBy: 'userName' }, async () => {
    const visitor = await scim.create({ externalId: `${tag}-visitor` })
    await scim.request('DELETE', `/Users/${visitor.id}`)
  })
  expect(idsOf(users).sort()).toEqual(ids)
})

test('a cursor works in .search, and only for the search that it came from', async ({ scim }) => {
  const search = { schemas: [SEARCH_REQUEST], filter, count: 10 }
  const first = (await scim.post('/Users/.search', { ...search, cursor: '' })).body
  const second = (await scim.post('/Users/.search', { ...search, cursor: first.nextCursor })).body
  expect(second.Resources).toHaveLength(10)
  expect(idsOf(second.Resources).filter((id) => idsOf(first.Resources).includes(id))).toEqual([])
  expectRefusal(await scim.post('/Users/.search', { ...search, filter: 'active eq true', cursor: first.nextCursor }), 400, 'invalidCursor')
  for (const cursor of ['nonsense', '{}', 'eyJ9', 'a'.repeat(5000), '\u0000', `${first.nextCursor}x`])
    expectRefusal(await scim.post('/Users/.search', { ...search, cursor }), 400, 'invalidCursor')
})
