import { expect } from '@playwright/test'

import { createKey } from '../fixtures/console'
import { type BulkResult, expectRefusal, newUser, PATCH_OP, uniqueName } from '../fixtures/scim-client'
import { memberIds, newGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'

const statuses = (results: BulkResult[]) => results.map(({ status }) => status)
const postUser = (bulkId: string, fields = {}) => ({ method: 'POST', path: '/Users', bulkId, data: newUser(fields) })
const postGroup = (bulkId: string, fields = {}) => ({ method: 'POST', path: '/Groups', bulkId, data: newGroup(fields) })

test('RFC 7644 §3.7.3: a job of POST, PUT, PATCH and DELETE', async ({ scim }) => {
  const [put, patched, deleted] = [await scim.create(), await scim.create(), await scim.create()]
  const { status, body } = await scim.bulk(
    [
      postUser('qwerty', { userName: `alice-${uniqueName()}` }),
      { method: 'PUT', path: `/Users/${put.id}`, version: put.meta.version, data: newUser({ title: 'Guide' }) },
      {
        method: 'PATCH',
        path: `/Users/${patched.id}`,
        version: patched.meta.version,
        data: { schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'nickName', value: 'Bobby' }] },
      },
      { method: 'DELETE', path: `/Users/${deleted.id}`, version: deleted.meta.version },
    ],
    { failOnErrors: 1 },
  )
  expect(status).toBe(200)
  const version = expect.stringMatching(/^W\/"\d+"$/)
  const location = (id: string) => `${scim.tenantUrl}/Users/${id}`
  expect(body).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: [
      { method: 'POST', bulkId: 'qwerty', version, location: expect.stringContaining(`${scim.tenantUrl}/Users/`), status: '201' },
      { method: 'PUT', version, location: location(put.id), status: '200' },
      { method: 'PATCH', version, location: location(patched.id), status: '200' },
      { method: 'DELETE', location: location(deleted.id), status: '204' },
    ],
  })
  const createdId = body.Operations[0]?.location?.split('/').at(-1)
  expect((await scim.get(`/Users/${createdId}`)).body.meta.version).toBe(body.Operations[0]?.version)
  expect((await scim.get(`/Users/${put.id}`)).body.title).toBe('Guide')
  expect((await scim.get(`/Users/${patched.id}`)).body.nickName).toBe('Bobby')
  expect((await scim.get(`/Users/${deleted.id}`)).status).toBe(404)
})

test('RFC 7644 §3.7.2: a group of users that the same job creates, whatever their order', async ({ scim }) => {
  const group = postGroup('ytrewq', { displayName: `Tour Guides ${uniqueName()}`, members: [{ type: 'User', value: 'bulkId:qwerty' }] })
  for (const job of [
    [postUser('qwerty'), group],
    [{ ...group, data: newGroup(group.data) }, postUser('qwerty')],
  ]) {
    const { body } = await scim.bulk(
      job.map((each) => ('displayName' in each.data ? { ...each, data: { ...each.data, displayName: newGroup().displayName } } : each)),
    )
    expect(statuses(body.Operations)).toEqual(['201', '201'])
    expect(body.Operations.map(({ bulkId }) => bulkId)).toEqual(job.map(({ bulkId }) => bulkId))
    const [groupUrl, userUrl] = ['Groups', 'Users'].map(
      (type) => body.Operations.find(({ location }) => location?.includes(`/${type}/`))?.location,
    )
    const [groupId = '', userId = ''] = [groupUrl, userUrl].map((url) => url?.split('/').at(-1))
    expect(await memberIds(scim, groupId)).toEqual([userId])
  }
})

test('a path may refer to what the job creates, and a manager too', async ({ scim }) => {
  const { body } = await scim.bulk([
    { method: 'PATCH', path: '/Groups/bulkId:g', data: { Operations: [{ op: 'Add', path: 'members', value: [{ value: 'bulkId:u' }] }] } },
    postGroup('g'),
    postUser('u', { 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value: 'bulkId:boss' } } }),
    postUser('boss'),
  ])
  expect(statuses(body.Operations)).toEqual(['204', '201', '201', '201'])
  const [groupId = '', userId = '', bossId = ''] = body.Operations.slice(1).map(({ location }) => location?.split('/').at(-1))
  expect(body.Operations[0]?.location).toBe(`${scim.tenantUrl}/Groups/${groupId}`)
  expect(await memberIds(scim, groupId)).toEqual([userId])
  expect((await scim.get(`/Users/${userId}`)).text).toContain(`"manager":{"value":"${bossId}"`)
})

test('references in a circle, to a failed and to an unknown create are told apart, and the rest is done', async ({ scim }) => {
  const taken = await scim.create()
  const { body } = await scim.bulk([
    postGroup('a', { members: [{ value: 'bulkId:b' }] }),
    postGroup('b', { members: [{ value: 'bulkId:a' }] }),
    postUser('failed', { userName: taken.userName }),
    postGroup('c', { members: [{ value: 'bulkId:failed' }] }),
    postGroup('d', { members: [{ value: 'bulkId:nobody' }] }),
    postUser('fine'),
  ])
  expect(statuses(body.Operations)).toEqual(['409', '409', '409', '409', '400', '201'])
  const details = body.Operations.map(({ response }) => response?.detail ?? '')
  expect(details[0]).toContain('circle')
  expect(body.Operations[2]?.response?.scimType).toBe('uniqueness')
  expect(details[3]).toContain('"failed"')
  expect(details[4]).toContain('"nobody"')
})

test('an error has its response and the others go on; failOnErrors stops the job and leaves out the rest', async ({ scim }) => {
  const { userName } = await scim.create()
  const job = () => [postUser('1', { userName }), postUser('2'), postUser('3', { userName }), postUser('4')]
  expect(statuses((await scim.bulk(job())).body.Operations)).toEqual(['409', '201', '409', '201'])
  const one = (await scim.bulk(job(), { failOnErrors: 1 })).body.Operations
  expect(one).toEqual([
    {
      method: 'POST',
      bulkId: '1',
      status: '409',
      response: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '409',
        scimType: 'uniqueness',
        detail: expect.stringContaining(userName),
      },
    },
  ])
  const last = job()
  expect(statuses((await scim.bulk(last, { failOnErrors: 2 })).body.Operations)).toEqual(['409', '201', '409'])
  expect((await scim.find(`userName eq "${last[3]?.data.userName}"`)).body.totalResults).toBe(0)
})

test('version is If-Match', async ({ scim }) => {
  const { id } = await scim.create()
  const operation = { method: 'PATCH', path: `/Users/${id}`, data: { Operations: [{ op: 'add', path: 'title', value: 'x' }] } }
  const { body } = await scim.bulk([
    { ...operation, version: 'W/"0"' },
    operation,
    { method: 'DELETE', path: `/Users/${id}`, version: 'W/"1"' },
  ])
  expect(statuses(body.Operations)).toEqual(['412', '200', '412'])
  expect(body.Operations.map(({ location }) => location)).toEqual(Array(3).fill(`${scim.tenantUrl}/Users/${id}`))
})

test('each operation is checked against the endpoints of the key', async ({ scim, deployment }) => {
  const { page, server } = deployment
  const key = await createKey(page, server, { name: `Groups ${Date.now()}`, endpoints: '/v1/provisioning/scim/Groups' })
  const authorization = `Bearer ${key.secretToken}`
  const body = { Operations: [postUser('u'), postGroup('g'), { method: 'DELETE', path: '/Users/1' }] }
  const answer = await scim.request('POST', '/Bulk', { authorization, body })
  expect(statuses(answer.body.Operations)).toEqual(['403', '201', '403'])
  expect(answer.body.Operations[0]?.response?.detail).toContain('/v1/provisioning/scim/Users was called')
  const schemas = await createKey(page, server, { name: `Schemas ${Date.now()}`, endpoints: '/v1/provisioning/scim/Schemas' })
  expectRefusal(await scim.request('POST', '/Bulk', { authorization: `Bearer ${schemas.secretToken}`, body }), 403)
  expectRefusal(await scim.request('POST', '/Bulk', { authorization: null, body }), 401)
})

const refused: { title: string; operation: object; status: string; scimType?: string }[] = [
  { title: 'GET', operation: { method: 'GET', path: '/Users/1' }, status: '400' },
  { title: 'HEAD', operation: { method: 'HEAD', path: '/Users/1' }, status: '400' },
  { title: 'an invented method', operation: { method: '__proto__', path: '/Users/1' }, status: '400' },
  { title: 'POST without bulkId', operation: { method: 'POST', path: '/Users', data: newUser() }, status: '400' },
  { title: 'POST without data', operation: { method: 'POST', path: '/Users', bulkId: 'x' }, status: '400' },
  { title: 'PATCH without data', operation: { method: 'PATCH', path: '/Users/1', data: null }, status: '400' },
  { title: 'POST to a resource', operation: { method: 'POST', path: '/Users/1', bulkId: 'x', data: {} }, status: '405' },
  { title: 'DELETE of all users', operation: { method: 'DELETE', path: '/Users' }, status: '405' },
  { title: 'a job in a job', operation: { method: 'POST', path: '/Bulk', bulkId: 'x', data: { Operations: [] } }, status: '400' },
  { title: 'a search', operation: { method: 'POST', path: '/.search', bulkId: 'x', data: {} }, status: '400' },
  { title: 'a search of users', operation: { method: 'POST', path: '/Users/.search', bulkId: 'x', data: {} }, status: '400' },
  { title: 'discovery', operation: { method: 'PUT', path: '/Schemas/1', data: {} }, status: '400' },
  { title: 'Me', operation: { method: 'DELETE', path: '/Me' }, status: '400' },
  { title: 'an absolute address', operation: { method: 'DELETE', path: 'https://evil.example/Users/1' }, status: '400' },
  { title: 'dots', operation: { method: 'DELETE', path: '/../../Users/1' }, status: '400' },
  { title: 'an unknown id', operation: { method: 'DELETE', path: '/Users/999999999' }, status: '404' },
  { title: 'an id of a group among users', operation: { method: 'DELETE', path: '/Users/1000000001' }, status: '404' },
  { title: 'an absurd id', operation: { method: 'DELETE', path: '/Groups/%00\ud800' }, status: '404' },
  { title: 'a list as data', operation: { method: 'POST', path: '/Users', bulkId: 'x', data: [] }, status: '400' },
  { title: 'a text as data', operation: { method: 'PUT', path: '/Users/1', data: 'x' }, status: '400' },
  { title: 'NUL in data', operation: postUser('x', { title: 'a\0b' }), status: '400', scimType: 'invalidValue' },
  { title: 'a lone surrogate in data', operation: postUser('x', { title: '\ud800' }), status: '400', scimType: 'invalidValue' },
  { title: 'a wrong type', operation: postUser('x', { active: 'perhaps' }), status: '400', scimType: 'invalidValue' },
  { title: 'a huge bulkId', operation: postUser('x'.repeat(100_000), { active: 7 }), status: '400', scimType: 'invalidValue' },
]

test('an operation that cannot be is refused by itself, and the next one is done', async ({ scim }) => {
  for (const { title, operation, status, scimType } of refused) {
    const { status: whole, body } = await scim.bulk([operation, postUser('next')])
    expect([whole, statuses(body.Operations)], title).toEqual([200, [status, '201']])
    expect(body.Operations[0]?.response, title).toMatchObject({ status, detail: expect.stringMatching(/\S{3}/) })
    if (scimType) expect(body.Operations[0]?.response?.scimType, title).toBe(scimType)
  }
})

test('what is no bulk request is refused as a whole, and nothing of it is done', async ({ scim }) => {
  const user = postUser('x')
  for (const body of [
    [],
    {},
    { Operations: [] },
    { Operations: {} },
    { Operations: [user, 5] },
    { Operations: [user, { method: 'POST' }] },
  ])
    expectRefusal(await scim.post('/Bulk', body), 400, 'invalidSyntax')
  for (const more of [{ method: 5 }, { path: {} }, { bulkId: 7 }, { version: [] }])
    expectRefusal(await scim.bulk([user, { ...postUser('y'), ...more }]), 400, 'invalidSyntax')
  for (const failOnErrors of [0, -1, 1.5, '2', true, {}]) expectRefusal(await scim.bulk([user], { failOnErrors }), 400, 'invalidValue')
  expectRefusal(await scim.bulk([user, postUser('x')]), 400, 'invalidValue')
  const deep = `{"Operations":[{"method":"POST","path":"/Users","bulkId":"x","data":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}]}`
  expectRefusal(await scim.request('POST', '/Bulk', { raw: deep }), 400, 'invalidSyntax')
  expect((await scim.find(`userName eq "${user.data.userName}"`)).body.totalResults).toBe(0)
})

test('the advertised limits are those that are enforced', async ({ scim }) => {
  const { bulk } = (await scim.get('/ServiceProviderConfig')).body as unknown as { bulk: { maxOperations: number; maxPayloadSize: number } }
  const unknown = { method: 'DELETE', path: '/Users/999999999' }
  const most = await scim.bulk(Array(bulk.maxOperations).fill(unknown))
  expect([most.status, most.body.Operations.length]).toEqual([200, bulk.maxOperations])
  expectRefusal(await scim.bulk(Array(bulk.maxOperations + 1).fill(unknown)), 413)
  const body = JSON.stringify({ Operations: [unknown] })
  expect((await scim.request('POST', '/Bulk', { raw: body.padEnd(bulk.maxPayloadSize) })).status).toBe(200)
  expectRefusal(await scim.request('POST', '/Bulk', { raw: body.padEnd(bulk.maxPayloadSize + 1) }), 413)
})

test('a job whose client hangs up stops, and what is done stays done', async ({ scim, deployment }) => {
  const name = uniqueName()
  const users = Array.from({ length: 1000 }, (_, i) => postUser(`u${i}`, { userName: `${name}-${i}` }))
  const created = async () => (await scim.find(`userName sw "${name}"`, { count: '0' })).body.totalResults
  const jobs = () => deployment.server.log().split('"path":"Bulk"').length
  const before = jobs()
  const client = new AbortController()
  const headers = { authorization: scim.authorization, 'content-type': 'application/scim+json' }
  const body = JSON.stringify({ Operations: users })
  const job = fetch(`${scim.tenantUrl}/Bulk`, { method: 'POST', headers, body, signal: client.signal }).catch((error: Error) => error.name)
  await expect.poll(created, { intervals: [20] }).toBeGreaterThan(0)
  client.abort()
  expect(await job).toBe('AbortError')
  await expect.poll(jobs).toBe(before + 1)
  const done = await created()
  expect(done).toBeLessThan(1000)
  expect((await scim.find(`userName eq "${name}-${done - 1}"`)).body.totalResults).toBe(1)
})

test('a thousand users and their group come in one job, and keys of every object pollute nothing', async ({ scim }) => {
  const users = Array.from({ length: 998 }, (_, i) => ({
    method: 'POST',
    path: '/Users',
    bulkId: `u${i}`,
    data: { userName: uniqueName() },
  }))
  const group = postGroup('g', { members: users.map(({ bulkId }) => ({ value: `bulkId:${bulkId}` })) })
  const raw = JSON.stringify({ Operations: [group, ...users] }).replace(
    /\]\}$/,
    `,{"method":"POST","path":"/Users","bulkId":"__proto__","data":{"userName":"${uniqueName()}","__proto__":{"title":"polluted"}}}]}`,
  )
  const answer = await scim.request('POST', '/Bulk', { raw })
  expect(new Set(statuses(answer.body.Operations))).toEqual(new Set(['201']))
  expect(answer.body.Operations).toHaveLength(1000)
  expect(await memberIds(scim, answer.body.Operations[0]?.location?.split('/').at(-1) ?? '')).toHaveLength(998)
  expect((await scim.create()).title).toBeUndefined()
})
