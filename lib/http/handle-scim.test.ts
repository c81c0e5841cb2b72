import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { env } from '@/lib/env'
import { SCIM_BASE_PATH, SCIM_ENDPOINT_PATHS } from '@/lib/keys/endpoint-catalogue'
import { changeKey, createAdmin } from '@/lib/keys/test-fixtures'
import { dropProcessState } from '@/lib/process-state'
import { tenantUrl } from '@/lib/tenant-url'
import { addKey, type Answer, ask, create, queriesWith } from './test-fixtures'

beforeAll(async () => {
  await freshDatabase()
  vi.spyOn(console, 'info').mockImplementation(() => {})
  const admin = await createAdmin('Ada')
  await addKey(admin, 'all', SCIM_ENDPOINT_PATHS)
  for (const name of ['Users', 'Groups', 'Schemas']) await addKey(admin, name, [`${SCIM_BASE_PATH}/${name}`])
})

const { KEY_REQUESTS_PER_SECOND } = env

// Each test has the whole rate of its keys.
afterEach(() => {
  dropProcessState('rate:key-requests')
  Object.assign(env, { KEY_REQUESTS_PER_SECOND })
})

describe('memberships are counted and read when they are shown, with one query each for a page', () => {
  it.each([
    ['GET', '/Groups', 1],
    ['GET', '/Groups?excludedAttributes=members', 0],
    ['GET', '/Groups?attributes=displayName', 0],
    ['GET', '/Groups?attributes=members.value', 1],
    ['GET', '/Groups/{group}', 1],
    ['GET', '/Groups/{group}?excludedAttributes=members', 0],
    ['GET', '/Groups/{group}?excludedAttributes=urn:ietf:params:scim:schemas:core:2.0:Group:members', 0],
    ['POST', '/Groups/.search', 1],
    ['GET', '/Users', 2],
    ['GET', '/Users?excludedAttributes=groups', 0],
    ['GET', '/Users?attributes=userName', 0],
    ['GET', '/Users/{user}', 1],
    ['GET', '/Users/{user}?attributes=groups', 1],
    ['GET', '/Users/{user}?attributes=userName', 0],
    ['POST', '/.search', 3],
  ])('%s %s: %d', async (method, path, reads) => {
    const users = [await create('Users'), await create('Users')]
    const groups = [await create('Groups', { members: users.map(({ id }) => ({ value: id })) }), await create('Groups')]
    const target = path.replace('{group}', String(groups[0]?.id)).replace('{user}', String(users[0]?.id))
    const read = () => ask(method, target, { body: method === 'POST' ? {} : undefined })
    expect((await read()).status).toBe(200)
    expect(await queriesWith('GroupMember', read)).toBe(reads)
  })
})

describe('what a key allows', () => {
  it.each([
    ['all', 200, ['User', 'Group']],
    ['Users', 200, ['User']],
    ['Groups', 200, ['Group']],
    ['Schemas', 403, undefined],
  ] as const)('the root search with a key for %s', async (key, status, types) => {
    await create('Users')
    await create('Groups')
    const answer = await ask('POST', '/.search', { key, body: { attributes: ['meta.resourceType'] } })
    expect(answer.status).toBe(status)
    const found = answer.body.Resources?.map(({ meta }) => (meta as { resourceType: string }).resourceType)
    expect(found && [...new Set(found)]).toEqual(types)
  })

  it('the refusal of a path of two endpoints names the path', async () => {
    for (const path of ['/.search', '/Bulk']) {
      const { status, body } = await ask('POST', path, { key: 'Schemas', body: {} })
      expect([status, body.detail]).toEqual([403, expect.stringContaining(`${SCIM_BASE_PATH}${path} was called`)])
    }
  })

  it('a bulk job does no more than its key may', async () => {
    const Operations = [
      { method: 'DELETE', path: '/Users/999999' },
      { method: 'DELETE', path: '/Groups/999999' },
    ]
    const statuses = async (key: string) =>
      (await ask('POST', '/Bulk', { key, body: { Operations } })).body.Operations.map(({ status }) => status)
    expect(await statuses('all')).toEqual(['404', '404'])
    expect(await statuses('Users')).toEqual(['404', '403'])
    expect(await statuses('Groups')).toEqual(['403', '404'])
  })
})

describe('a bulk result', () => {
  const base = tenantUrl()
  const data = { Operations: [{ op: 'replace', path: 'title', value: 'x' }] }

  it.each<[string, object, string, string | undefined]>([
    ['an unknown id', { method: 'DELETE', path: '/Users/999999' }, '404', `${base}/Users/999999`],
    ['an id of a group among users', { method: 'PATCH', path: '/Users/1000000001', data }, '404', `${base}/Users/1000000001`],
    ['an impossible id', { method: 'PATCH', path: '/Users/no%20id?x=1', data }, '404', `${base}/Users/no%20id`],
    ['an id with half a character', { method: 'DELETE', path: '/Groups/\ud800' }, '404', `${base}/Groups/%EF%BF%BD`],
    ['slashes too many', { method: 'DELETE', path: '//Groups//7/' }, '404', `${base}/Groups/7`],
    ['a method that cannot be', { method: 'GET', path: '/Users/1' }, '400', `${base}/Users/1`],
    ['no data', { method: 'PUT', path: '/Users/1' }, '400', `${base}/Users/1`],
    ['an unknown reference in the data', { method: 'PUT', path: '/Groups/7', data: { members: ['bulkId:x'] } }, '400', `${base}/Groups/7`],
    ['an unknown reference in the path', { method: 'DELETE', path: '/Users/bulkId:x' }, '400', `${base}/Users/bulkId%3Ax`],
    ['a create that fails', { method: 'POST', path: '/Users', bulkId: 'a', data: {} }, '400', undefined],
    ['a create at a resource', { method: 'POST', path: '/Users/1', bulkId: 'a', data: {} }, '405', undefined],
    ['no resource', { method: 'DELETE', path: '/Users' }, '405', undefined],
    ['another path', { method: 'DELETE', path: '/Nothing/1' }, '400', undefined],
    ['a search', { method: 'PUT', path: '/Users/.search', data: {} }, '400', undefined],
  ])('of %s says where the resource would be', async (_name, operation, status, location) => {
    const { body } = await ask('POST', '/Bulk', { body: { Operations: [operation] } })
    expect(body.Operations).toMatchObject([{ status }])
    expect((body.Operations[0] as { location?: string }).location).toBe(location)
  })

  it('of a refused endpoint, and of a change that another create stops, has its location too', async () => {
    const refused = await ask('POST', '/Bulk', { key: 'Groups', body: { Operations: [{ method: 'DELETE', path: '/Users/7' }] } })
    expect(refused.body.Operations).toMatchObject([{ status: '403', location: `${base}/Users/7` }])
    const { id } = await create('Groups')
    const Operations = [
      { method: 'POST', path: '/Users', bulkId: 'u', data: {} },
      { method: 'PATCH', path: `/Groups/${id}`, data: { Operations: [{ op: 'add', PATH: 'members', Value: [{ value: 'bulkId:u' }] }] } },
    ]
    const { body } = await ask('POST', '/Bulk', { body: { Operations } })
    expect(body.Operations).toMatchObject([{ status: '400' }, { status: '409', location: `${base}/Groups/${id}` }])
  })
})

describe('a bulk job', () => {
  const unknown = { method: 'DELETE', path: '/Users/999999' }

  it('waits for its turn rather than evade the rate of its key, which refuses others meanwhile', async () => {
    Object.assign(env, { KEY_REQUESTS_PER_SECOND: 2 })
    const started = performance.now()
    let done = false
    // 8 at once, the request itself among them, then 2 a second.
    const job = ask('POST', '/Bulk', { body: { Operations: Array(11).fill(unknown) } }).finally(() => {
      done = true
    })
    const others: number[] = []
    while (!done) {
      others.push((await ask('GET', '/Users?count=0')).status)
      await sleep(100)
    }
    expect(performance.now() - started).toBeGreaterThan(1000)
    expect(new Set((await job).body.Operations.map(({ status }) => status))).toEqual(new Set(['404']))
    expect(others).toContain(429)
    expect((await ask('GET', '/Users?count=0', { key: 'Users' })).status).toBe(200)
  })

  it('ends within a second of the revocation of its key', async () => {
    const id = await addKey(await createAdmin('Grace'), 'leaver')
    const job = ask('POST', '/Bulk', { key: 'leaver', body: { Operations: Array(1000).fill(unknown) } })
    // Its rate makes the job last six seconds: by now its key has been accepted, and it is at work.
    await sleep(1000)
    await changeKey(id, { revokedAt: new Date() })
    const results = (await job).body.Operations
    expect(results.length).toBeLessThan(1000)
    expect(results.at(-1)?.status).toBe('401')
    expect(new Set(results.slice(0, -1).map(({ status }) => status))).toEqual(new Set(['404']))
  })
})

describe('of the bulk jobs', () => {
  const job = (count: number) => ({ Operations: Array(count).fill({ method: 'DELETE', path: '/Users/999999' }) })
  const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted()

  it('four of a key run at once; one more is refused, also when it is short, and others are not', async () => {
    Object.assign(env, { KEY_REQUESTS_PER_SECOND: 100_000 })
    const together = () => Array.from({ length: 4 }, () => ask('POST', '/Bulk', { body: job(100) }))
    const [other, ...answers] = await Promise.all([ask('POST', '/Bulk', { key: 'Users', body: job(100) }), ...together(), ...together()])
    expect(other?.status).toBe(200)
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 429, 429, 429, 429])
    for (const { headers, body } of answers.filter(({ status }) => status === 429)) {
      expect(headers.get('retry-after')).toBe('1')
      expect(body.detail).toBe('This key has 4 bulk jobs running, which is the most at once. Try again in 1 second.')
    }
    expect(statuses(await Promise.all(together()))).toEqual([200, 200, 200, 200])
  })

  it('one that its client has given up stops between two operations, and what is done stays done', async () => {
    Object.assign(env, { KEY_REQUESTS_PER_SECOND: 2 })
    const Operations = Array.from({ length: 20 }, (_, i) => ({
      method: 'POST',
      path: '/Users',
      bulkId: String(i),
      data: { userName: `given-up-${i}` },
    }))
    const client = new AbortController()
    const given = ask('POST', '/Bulk', { body: { Operations }, signal: client.signal })
    // 8 at once, then one each half second.
    await sleep(1000)
    const started = performance.now()
    client.abort()
    const results = (await given).body.Operations
    expect(performance.now() - started).toBeLessThan(3000)
    expect(results.length).toBeGreaterThan(0)
    expect(results.length).toBeLessThan(20)
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['201']))
    dropProcessState('rate:key-requests')
    const { body } = await ask('POST', '/Users/.search', { body: { filter: 'userName sw "given-up-"' } })
    expect(body.totalResults).toBe(results.length)
  })
})

it.each(['Users', 'Groups'])('POST /%s with a projection that is none writes nothing', async (type) => {
  const name = `Refused ${type}`
  const body = { userName: name, displayName: name }
  expect((await ask('POST', `/${type}?attributes=a%20b`, { body })).status).toBe(400)
  const found = await ask('POST', `/${type}/.search`, { body: { filter: `displayName eq "${name}"` } })
  expect(found.body.totalResults).toBe(0)
})
