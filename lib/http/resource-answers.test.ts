import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { createAdmin } from '@/lib/keys/test-fixtures'
import { dropProcessState } from '@/lib/process-state'
import { ENTERPRISE_USER_URN } from '@/lib/scim/schemas/enterprise-user'
import { CORE_GROUP_URN } from '@/lib/scim/schemas/group'
import { addKey, ask, create, queriesWith } from './test-fixtures'

type Meta = { version: string }

beforeAll(async () => {
  await freshDatabase()
  vi.spyOn(console, 'info').mockImplementation(() => {})
  const admin = await createAdmin('Ada')
  await addKey(admin, 'all')
  for (const name of ['Groups', 'Schemas']) await addKey(admin, name, [`${SCIM_BASE_PATH}/${name}`])
})

// Each test has the whole rate of its keys.
afterEach(() => dropProcessState('rate:key-requests'))

describe('the version of a user', () => {
  const read = (id: string, query = '') => ask('GET', `/Users/${id}${query}`)
  const isNotModified = async (id: string, version: string) => {
    const { status } = await ask('GET', `/Users/${id}`, { headers: { 'if-none-match': version } })
    return status === 304
  }

  it('moves with the groups that are shown, and with their names', async () => {
    const { id, meta } = await create('Users')
    const seen = [String((meta as Meta).version)]
    const { id: groupId } = await create('Groups', { members: [{ value: id }] })
    const steps = [
      async () => undefined,
      () => ask('PATCH', `/Groups/${groupId}`, { body: { Operations: [{ op: 'replace', path: 'displayName', value: 'Renamed' }] } }),
      () => create('Groups', { members: [{ value: id }] }),
    ]
    for (const step of steps) {
      await step()
      expect(await isNotModified(id, seen.at(-1) ?? '')).toBe(false)
      const { headers, body } = await read(id)
      const version = (body.meta as Meta).version
      expect(version).toMatch(/^W\/"1\.[\da-f]{8}"$/)
      expect(headers.get('etag')).toBe(version)
      expect(seen).not.toContain(version)
      expect(await isNotModified(id, version)).toBe(true)
      seen.push(version)
    }
    const found = await ask('POST', '/.search', { body: { filter: `id eq "${id}" and userName pr` } })
    expect((found.body.Resources?.[0]?.meta as Meta).version).toBe(seen.at(-1))
    for (const query of ['?attributes=meta', '?excludedAttributes=groups'])
      expect((await read(id, query)).headers.get('etag'), query).toBe(seen[0])
    await ask('DELETE', `/Groups/${groupId}`)
    expect(await isNotModified(id, seen.at(-1) ?? '')).toBe(false)
  })

  it('is what If-Match takes, with and without the groups, however they changed', async () => {
    const { id } = await create('Users')
    await create('Groups', { members: [{ value: id }] })
    const outdated = (await read(id)).headers.get('etag') ?? ''
    await create('Groups', { members: [{ value: id }] })
    const write = (version: string, title: string) =>
      ask('PATCH', `/Users/${id}`, {
        headers: { 'if-match': version },
        body: { Operations: [{ op: 'replace', path: 'title', value: title }] },
      })
    const first = await write(outdated, 'a')
    expect([first.status, first.headers.get('etag')]).toEqual([200, expect.stringMatching(/^W\/"2\.[\da-f]{8}"$/)])
    expect((await write('W/"2"', 'b')).status).toBe(200)
    expect((await write(String(first.headers.get('etag')), 'c')).status).toBe(412)
  })
})

describe('the name of a manager', () => {
  const managed = (value: string) => create('Users', { [ENTERPRISE_USER_URN]: { manager: { value } } })
  const manager = async (id: string, query = '') => (await ask('GET', `/Users/${id}${query}`)).body[ENTERPRISE_USER_URN]

  it('is shown with the id, and moves the version, while the manager is a user here', async () => {
    const boss = await create('Users', { displayName: 'Grace' })
    const { id } = await managed(boss.id)
    expect(await manager(id)).toEqual({ manager: { value: boss.id, displayName: 'Grace' } })
    const { headers } = await ask('GET', `/Users/${id}`)
    const ask304 = () => ask('GET', `/Users/${id}`, { headers: { 'if-none-match': headers.get('etag') ?? '' } })
    expect((await ask304()).status).toBe(304)
    await ask('PATCH', `/Users/${boss.id}`, { body: { Operations: [{ op: 'replace', path: 'displayName', value: 'Ada' }] } })
    expect((await ask304()).body[ENTERPRISE_USER_URN]).toEqual({ manager: { value: boss.id, displayName: 'Ada' } })
    expect(await manager(id, `?attributes=${ENTERPRISE_USER_URN}:manager.displayName`)).toEqual({ manager: { displayName: 'Ada' } })
    expect(await manager(id, `?excludedAttributes=${ENTERPRISE_USER_URN}:manager.displayName`)).toEqual({ manager: { value: boss.id } })
    await ask('DELETE', `/Users/${boss.id}`)
    expect(await manager(id)).toEqual({ manager: { value: boss.id } })
    expect(await manager((await managed('nobody-here')).id)).toEqual({ manager: { value: 'nobody-here' } })
  })

  it.each([
    ['', 1],
    [`&attributes=${ENTERPRISE_USER_URN}`, 1],
    [`&attributes=${ENTERPRISE_USER_URN}:manager`, 1],
    [`&attributes=${ENTERPRISE_USER_URN}:manager.displayName`, 1],
    [`&attributes=${ENTERPRISE_USER_URN}:manager.value`, 0],
    ['&attributes=userName', 0],
    [`&excludedAttributes=${ENTERPRISE_USER_URN}:manager`, 0],
    [`&excludedAttributes=${ENTERPRISE_USER_URN}`, 0],
  ])('is read once for a page with %j: %d', async (query, reads) => {
    const bosses = [await create('Users'), await create('Users')]
    const people = [await managed(bosses[0]?.id ?? ''), await managed(bosses[1]?.id ?? '')]
    const filter = encodeURIComponent(people.map(({ id }) => `id eq "${id}"`).join(' or '))
    expect(await queriesWith('SELECT "id", "label"', () => ask('GET', `/Users?filter=${filter}${query}`))).toBe(reads)
  })
})

describe('members that say no id', () => {
  const bodies: [string, object][] = [
    ['null', { members: [null] }],
    ['an empty text', { members: [''] }],
    ['an empty object', { members: [{}] }],
    ['one object without value', { members: { display: 'x' } }],
    ['null among others', { members: [{ value: 'MEMBER' }, null] }],
    ['a key with a URN', { [`${CORE_GROUP_URN}:members`]: [null] }],
    ['another type', { members: [{ value: 'MEMBER', type: 'Device' }] }],
  ]
  it.each(bodies)('are refused, and no group is emptied: %s', async (_name, fields) => {
    const { id: value } = await create('Users')
    const sent = JSON.parse(JSON.stringify(fields).replaceAll('MEMBER', value)) as object
    const group = await create('Groups', { members: [{ value }] })
    const write = { displayName: 'Never', ...sent }
    const answers = [
      await ask('POST', '/Groups', { body: write }),
      await ask('PUT', `/Groups/${group.id}`, { body: write }),
      await ask('PATCH', `/Groups/${group.id}`, { body: { Operations: [{ op: 'replace', value: sent }] } }),
      await ask('PATCH', `/Groups/${group.id}`, { body: { Operations: [{ op: 'replace', value: JSON.stringify(sent) }] } }),
    ]
    for (const { status, body } of answers) expect([status, body.scimType]).toEqual([400, 'invalidValue'])
    expect((await ask('GET', `/Groups/${group.id}`)).body).toEqual(group)
  })
})

describe('the root', () => {
  it.each(['/', ''])('with a filter, as %j, is the search of /.search', async (root) => {
    await create('Users')
    const group = await create('Groups')
    const filter = `displayName eq "${group.displayName}" or userName pr`
    const { body } = await ask('POST', '/.search', { body: { filter, count: 1 } })
    const got = await ask('GET', `${root}?filter=${encodeURIComponent(filter)}&count=1`)
    expect([got.status, got.body]).toEqual([200, body])
    expect((await ask('GET', `${root}?filter=id`)).body.scimType).toBe('invalidFilter')
    expect((await ask('GET', `${root}?count=1`, { key: 'Schemas' })).status).toBe(403)
    expect((await ask('GET', `${root}?count=0`, { key: 'Groups' })).body.totalResults).toBeGreaterThan(0)
  })

  it('without a parameter of a search is nothing', async () => {
    const { status, body } = await ask('GET', '/?aadOptscim062020')
    expect([status, body.detail]).toEqual([404, expect.stringContaining('Users and Groups lie below it')])
  })
})

it.each([
  `/Schemas/${CORE_GROUP_URN.toUpperCase()}`,
  '/Schemas/urn:IETF:params:scim:schemas:core:2.0:group',
  '/ResourceTypes/group',
  '/ResourceTypes/GROUP',
])('%s is found in any letter case', async (path) => {
  const { status, body } = await ask('GET', path)
  expect([status, body.name]).toEqual([200, 'Group'])
})
