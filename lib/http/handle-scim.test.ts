import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { env } from '@/lib/env'
import { SCIM_BASE_PATH, SCIM_ENDPOINT_PATHS } from '@/lib/keys/endpoint-catalogue'
import { changeKey, createAdmin, createTestKey } from '@/lib/keys/test-fixtures'
import { dropProcessState } from '@/lib/process-state'
import { handleScim } from './handle-scim'

type Body = { [key: string]: unknown; id: string; detail: string; Resources: Body[]; Operations: { status: string }[] }
type Answer = { status: number; headers: Headers; body: Body }

/** Secrets by the names of their keys, which say what the key allows. */
const secrets = new Map<string, string>()

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

async function addKey(owner: Actor, name: string, endpoints: readonly string[] = SCIM_ENDPOINT_PATHS): Promise<number> {
  const { key, secret } = await createTestKey(owner, { name, allowedEndpoints: [...endpoints] })
  secrets.set(name, secret)
  return key.id
}

async function ask(method: string, path: string, { body, key = 'all' }: { body?: unknown; key?: string } = {}): Promise<Answer> {
  const response = await handleScim(
    new Request(`http://scim.invalid${SCIM_BASE_PATH}${path}`, {
      method,
      headers: { authorization: `Bearer apikey:${secrets.get(key)}`, 'content-type': 'application/scim+json' },
      body: body === undefined ? null : JSON.stringify(body),
    }),
  )
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}

let number = 0
const create = async (type: 'Users' | 'Groups', fields: object = {}) => {
  const name = `${type} ${++number}`
  const { status, body } = await ask('POST', `/${type}`, { body: { userName: name, displayName: name, ...fields } })
  expect(status).toBe(201)
  return body
}

/** How many queries that read memberships `work` makes. */
async function membershipReads(work: () => Promise<unknown>): Promise<number> {
  const { pool } = await database()
  const query = vi.spyOn(pool, 'query')
  await work()
  const texts = query.mock.calls.map(([first]) => JSON.stringify(first))
  query.mockRestore()
  return texts.filter((text) => text.includes('GroupMember')).length
}

describe('memberships are read when they are shown, with one query for a page', () => {
  it.each([
    ['GET', '/Groups', 1],
    ['GET', '/Groups?excludedAttributes=members', 0],
    ['GET', '/Groups?attributes=displayName', 0],
    ['GET', '/Groups?attributes=members.value', 1],
    ['GET', '/Groups/{group}', 1],
    ['GET', '/Groups/{group}?excludedAttributes=members', 0],
    ['GET', '/Groups/{group}?excludedAttributes=urn:ietf:params:scim:schemas:core:2.0:Group:members', 0],
    ['POST', '/Groups/.search', 1],
    ['GET', '/Users', 1],
    ['GET', '/Users?excludedAttributes=groups', 0],
    ['GET', '/Users?attributes=userName', 0],
    ['GET', '/Users/{user}', 1],
    ['GET', '/Users/{user}?attributes=groups', 1],
    ['GET', '/Users/{user}?attributes=userName', 0],
    ['POST', '/.search', 2],
  ])('%s %s: %d', async (method, path, reads) => {
    const users = [await create('Users'), await create('Users')]
    const groups = [await create('Groups', { members: users.map(({ id }) => ({ value: id })) }), await create('Groups')]
    const target = path.replace('{group}', String(groups[0]?.id)).replace('{user}', String(users[0]?.id))
    const read = () => ask(method, target, { body: method === 'POST' ? {} : undefined })
    expect((await read()).status).toBe(200)
    expect(await membershipReads(read)).toBe(reads)
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

it.each(['Users', 'Groups'])('POST /%s with a projection that is none writes nothing', async (type) => {
  const name = `Refused ${type}`
  const body = { userName: name, displayName: name }
  expect((await ask('POST', `/${type}?attributes=a%20b`, { body })).status).toBe(400)
  const found = await ask('POST', `/${type}/.search`, { body: { filter: `displayName eq "${name}"` } })
  expect(found.body.totalResults).toBe(0)
})
