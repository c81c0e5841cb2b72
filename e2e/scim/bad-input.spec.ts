import { expect } from '@playwright/test'

import { rawRequest } from '../fixtures/raw-request'
import { CORE_USER, expectRefusal, type Fields, newUser, type RequestOptions, uniqueName } from '../fixtures/scim-client'
import { createGroup, newGroup, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'

const userJson = (fields: string) => `{"schemas":["${CORE_USER}"],"userName":"${uniqueName()}",${fields}}`
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const type = (contentType: string) => ({ 'content-type': contentType })

const bodies: { title: string; send: RequestOptions; status: number; scimType?: string }[] = [
  { title: 'no body', send: { raw: '' }, status: 400, scimType: 'invalidSyntax' },
  { title: 'half a JSON object', send: { raw: '{"userName":' }, status: 400, scimType: 'invalidSyntax' },
  { title: 'a list', send: { body: [] }, status: 400, scimType: 'invalidSyntax' },
  { title: 'null', send: { body: null }, status: 400, scimType: 'invalidSyntax' },
  { title: 'a text', send: { body: 'user' }, status: 400, scimType: 'invalidSyntax' },
  { title: 'no userName', send: { body: { schemas: [CORE_USER] } }, status: 400, scimType: 'invalidValue' },
  { title: 'a blank userName', send: { body: newUser({ userName: ' ' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a userName of null', send: { body: { userName: null } }, status: 400, scimType: 'invalidValue' },
  {
    title: 'an object as userName',
    send: { body: newUser({ userName: { a: 1 } as unknown as string }) },
    status: 400,
    scimType: 'invalidValue',
  },
  { title: 'a list as name', send: { body: newUser({ name: ['a', 'b'] }) }, status: 400, scimType: 'invalidValue' },
  { title: 'an active that is no boolean', send: { body: newUser({ active: 'perhaps' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a userName of 1 MB', send: { body: newUser({ userName: 'x'.repeat(1_000_000) }) }, status: 400, scimType: 'invalidValue' },
  { title: 'NUL in a value', send: { body: newUser({ title: 'a\0b' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'NUL in the userName', send: { body: newUser({ userName: 'a\0b' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a lone surrogate', send: { raw: userJson('"title":"\\ud800"') }, status: 400, scimType: 'invalidValue' },
  {
    title: 'bytes that are no UTF-8',
    send: { raw: Buffer.from(userJson('"title":"\xff\xfe"'), 'latin1') },
    status: 400,
    scimType: 'invalidSyntax',
  },
  { title: 'JSON 100,000 levels deep', send: { raw: nested('[', ']', 100_000) }, status: 400, scimType: 'invalidSyntax' },
  { title: 'a body of 2 MB', send: { body: newUser({ title: 'x'.repeat(2_000_000) }) }, status: 413 },
  { title: 'text/plain', send: { raw: '{}', headers: type('text/plain') }, status: 415 },
  { title: 'a form', send: { raw: 'userName=x', headers: type('application/x-www-form-urlencoded') }, status: 415 },
  { title: 'XML', send: { raw: '<user/>', headers: type('application/xml') }, status: 415 },
  { title: 'a foreign charset', send: { raw: '{}', headers: type('application/scim+json; charset=utf-16') }, status: 415 },
  { title: 'an unknown charset', send: { raw: '{}', headers: type('application/json; charset=klingon') }, status: 415 },
  { title: 'a compressed body', send: { raw: '{}', headers: { 'content-encoding': 'gzip' } }, status: 415 },
]

for (const { title, send, status, scimType } of bodies) {
  test(`POST refuses ${title}`, async ({ scim }) => {
    expectRefusal(await scim.request('POST', '/Users', send), status, scimType)
    const { id } = await scim.create()
    if (send.body !== undefined && title.includes('userName')) return
    expectRefusal(await scim.request('PUT', `/Users/${id}`, send), status, scimType)
  })
}

const groupBodies: { title: string; send: RequestOptions; status: number; scimType?: string }[] = [
  ...bodies.filter(({ title }) => !/userName|name|active|NUL|surrogate|UTF-8/.test(title)),
  { title: 'no displayName', send: { body: {} }, status: 400, scimType: 'invalidValue' },
  { title: 'a blank displayName', send: { body: newGroup({ displayName: '   ' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a list as displayName', send: { body: newGroup({ displayName: ['a', 'b'] }) }, status: 400, scimType: 'invalidValue' },
  { title: 'NUL in displayName', send: { body: newGroup({ displayName: 'a\0b' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'a lone surrogate', send: { body: newGroup({ displayName: 'a\ud800' }) }, status: 400, scimType: 'invalidValue' },
  { title: 'NUL in externalId', send: { body: newGroup({ externalId: 'a\0b' }) }, status: 400, scimType: 'invalidValue' },
  {
    title: 'a displayName of 1 MB',
    send: { body: newGroup({ displayName: 'x'.repeat(1_000_000) }) },
    status: 400,
    scimType: 'invalidValue',
  },
  { title: 'a list of lists as members', send: { body: newGroup({ members: [[[]]] }) }, status: 400, scimType: 'invalidValue' },
  { title: 'members without a value', send: { body: newGroup({ members: [{ display: 'x' }] }) }, status: 400, scimType: 'invalidValue' },
  { title: 'an object as member value', send: { body: newGroup({ members: [{ value: {} }] }) }, status: 400, scimType: 'invalidValue' },
  { title: 'NUL in a member value', send: { body: newGroup({ members: [{ value: '1\0' }] }) }, status: 400, scimType: 'invalidValue' },
  {
    title: 'a lone surrogate as member',
    send: { body: newGroup({ members: [{ value: '\udfff' }] }) },
    status: 400,
    scimType: 'invalidValue',
  },
  { title: 'true as member', send: { body: newGroup({ members: true }) }, status: 400, scimType: 'invalidValue' },
]

for (const { title, send, status, scimType } of groupBodies) {
  test(`POST and PUT of a group refuse ${title}`, async ({ scim }) => {
    expectRefusal(await scim.request('POST', '/Groups', send), status, scimType)
    const { id } = await createGroup(scim)
    expectRefusal(await scim.request('PUT', `/Groups/${id}`, send), status, scimType)
  })
}

const transport = bodies.filter(({ title }) =>
  /no body|half|^a list$|^null$|^a text|2 MB|text\/plain|form|XML|charset|compressed|deep/.test(title),
)

test('every path that takes a body refuses what is none', async ({ scim }) => {
  expect(transport.length).toBeGreaterThan(10)
  const { id } = await createGroup(scim)
  for (const [method, path] of [
    ['PATCH', `/Groups/${id}`],
    ['POST', '/Groups/.search'],
    ['POST', '/.search'],
    ['POST', '/Bulk'],
  ] as const)
    for (const { title, send, status, scimType } of transport)
      await test.step(`${method} ${path}: ${title}`, async () => {
        expectRefusal(await scim.request(method, path, send), status, scimType)
      })
})

// What a PATCH of a group must never do: fail with a 5xx, or change anything.
const patches: { title: string; operation: unknown; scimType: string[] }[] = [
  { title: 'an unknown op', operation: { op: 'move', path: 'members', value: [] }, scimType: ['invalidSyntax'] },
  { title: 'a number as path', operation: { op: 'add', path: 7, value: 'x' }, scimType: ['invalidPath'] },
  { title: 'NUL in a path', operation: { op: 'remove', path: 'members[value eq "\0"]\0' }, scimType: ['invalidPath', 'invalidFilter'] },
  { title: 'NUL in a displayName', operation: { op: 'replace', path: 'displayName', value: '\0' }, scimType: ['invalidValue'] },
  { title: 'NUL in a member', operation: { op: 'add', path: 'members', value: [{ value: '\0' }] }, scimType: ['invalidValue'] },
  { title: 'a lone surrogate', operation: { op: 'add', path: 'members', value: [{ value: '\ud800' }] }, scimType: ['invalidValue'] },
  { title: 'no members at all', operation: { op: 'add', path: 'members', value: 7.5 }, scimType: ['invalidValue'] },
  { title: 'a member without value', operation: { op: 'add', path: 'members', value: [{}] }, scimType: ['invalidValue'] },
  { title: 'members without value', operation: { op: 'replace', path: 'members', value: [{ display: 'x' }] }, scimType: ['invalidValue'] },
  { title: 'the removal of nobody', operation: { op: 'Remove', path: 'members', value: [{ $ref: null }] }, scimType: ['invalidValue'] },
  { title: 'members without value by no path', operation: { op: 'replace', value: { members: [{}] } }, scimType: ['invalidValue'] },
  { title: 'a prototype as path', operation: { op: 'add', path: '__proto__.x', value: 'x' }, scimType: ['invalidPath'] },
  { title: 'a constructor as path', operation: { op: 'replace', path: 'constructor', value: 'x' }, scimType: ['invalidPath'] },
  {
    title: 'a prototype in a filter',
    operation: { op: 'remove', path: 'members[__proto__ eq "x"]' },
    scimType: ['invalidFilter', 'invalidPath'],
  },
  { title: 'half a filter', operation: { op: 'remove', path: 'members[value eq' }, scimType: ['invalidFilter', 'invalidPath'] },
  { title: 'an unknown attribute', operation: { op: 'add', path: 'owners', value: 'x' }, scimType: ['invalidPath'] },
  { title: 'a path of 20,000 characters', operation: { op: 'remove', path: `members[${'('.repeat(20_000)}` }, scimType: ['invalidPath'] },
]

for (const { title, operation, scimType } of patches) {
  test(`PATCH of a group refuses ${title}, and changes nothing`, async ({ scim }) => {
    const { id: value } = await scim.create()
    const group = await createGroup(scim, { members: [{ value }] })
    const answer = await patchGroup(scim, group.id, [{ op: 'Remove', path: 'members', value: [{ value }] }, operation])
    expect([answer.status, scimType.includes(answer.body.scimType ?? '')], answer.text).toEqual([400, true])
    expect((await scim.get(`/Groups/${group.id}`)).body).toEqual(group)
  })
}

test('filters on groups and on everything that are no filters are refused', async ({ scim }) => {
  for (const filter of [
    'displayName',
    'displayName eq',
    '__proto__ eq "x"',
    'constructor pr',
    'members[__proto__ eq "x"]',
    'members.constructor eq "1"',
    'displayName eq "a\0b" and',
    '('.repeat(500),
    'not '.repeat(500),
  ]) {
    expectRefusal(await scim.get(`/Groups?${new URLSearchParams({ filter })}`), 400, 'invalidFilter')
    expectRefusal(await scim.post('/Groups/.search', { filter }), 400, 'invalidFilter')
    expectRefusal(await scim.post('/.search', { filter }), 400, 'invalidFilter')
  }
  for (const filter of ['displayName eq "a\0b"', 'displayName co "\ud800"', 'members.value eq "1e999"', 'id eq "99999999999999999999"']) {
    for (const path of ['/Groups/.search', '/.search']) {
      const answer = await scim.post(path, { filter })
      expect([200, 400], `${filter}: ${answer.text.slice(0, 200)}`).toContain(answer.status)
      if (answer.status === 200) expect(answer.body.totalResults).toBe(0)
    }
  }
})

test('a group takes no pollution from keys of every object, and no key that nobody knows', async ({ scim }) => {
  const { displayName } = newGroup()
  const raw = `{"displayName":${JSON.stringify(displayName)},"__proto__":{"members":[{"value":"polluted"}]},"constructor":{"prototype":{"x":1}},"members":[],"owner":${nested('[', ']', 20)}}`
  const answer = await scim.request('POST', '/Groups', { raw })
  expect(answer.status, answer.text).toBe(201)
  expect(answer.text).not.toMatch(/polluted|owner/)
  expect((await createGroup(scim)).members).toEqual([])
})

test('ten thousand members that nobody knows are refused shortly', async ({ scim }) => {
  const members = Array.from({ length: 10_000 }, (_, i) => ({ value: String(1_000_000_000 + i) }))
  const answer = await scim.post('/Groups', newGroup({ members }))
  expectRefusal(answer, 400, 'invalidValue')
  expect(answer.text.length).toBeLessThan(2_000)
})

test('a wrong projection is refused before anything is written', async ({ scim }) => {
  const [user, group] = [newUser(), newGroup()]
  expectRefusal(await scim.request('POST', '/Users?attributes=a%20b', { body: user }), 400, 'invalidValue')
  expectRefusal(await scim.request('POST', '/Groups?excludedAttributes=a%20b', { body: group }), 400, 'invalidValue')
  expect((await scim.find(`userName eq "${user.userName}"`)).body.totalResults).toBe(0)
  expect((await scim.post('/Groups/.search', { filter: `displayName eq "${group.displayName}"` })).body.totalResults).toBe(0)
})

test('JSON media types in any case, with a charset, or none at all are taken', async ({ scim }) => {
  for (const contentType of [
    'application/json',
    'APPLICATION/SCIM+JSON',
    'application/scim+json; charset=UTF-8',
    'application/json;charset="utf-8"',
  ]) {
    const raw = JSON.stringify(newUser())
    expect((await scim.request('POST', '/Users', { raw, headers: type(contentType) })).status, contentType).toBe(201)
  }
})

test('deep and wide values that nobody knows are ignored or refused, and never stored', async ({ scim }) => {
  for (const field of [`"unknown":${nested('[', ']', 5000)}`, `"name":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`]) {
    const answer = await scim.request('POST', '/Users', { raw: userJson(field) })
    expect([201, 400], answer.text.slice(0, 200)).toContain(answer.status)
    expect(answer.text.length).toBeLessThan(2_000)
  }
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i]))
  expect((await scim.create(many)).key0).toBeUndefined()
})

test('keys that every JavaScript object has pollute nothing', async ({ scim }) => {
  const raw = userJson(
    '"__proto__":{"active":"polluted"},"constructor":{"prototype":{"x":1}},"name":{"__proto__":{"familyName":"polluted"}}',
  )
  const answer = await scim.request('POST', '/Users', { raw })
  expect(answer.status, answer.text).toBe(201)
  expect(answer.text).not.toContain('polluted')
  expect((await scim.create()).name).toBeUndefined()
})

test('a body that is announced larger than it may be is refused before it has arrived', async ({ scim }) => {
  const head = [
    'POST /v1/provisioning/scim/Users HTTP/1.1',
    `Authorization: ${scim.authorization}`,
    'Content-Type: application/scim+json',
    'Content-Length: 25000000',
  ]
  expectRefusal(await rawRequest(scim.tenantUrl, { head, body: '{"userName":' }), 413)
})

test('what a refused request wanted is not stored', async ({ scim }) => {
  const userName = uniqueName()
  const wrong: Fields[] = [{ title: 'a\0b' }, { active: 7 }, { name: [1, 2] }, { emails: [{ value: {} }] }, { title: ['a', 'b'] }]
  for (const fields of wrong) expectRefusal(await scim.post('/Users', newUser({ userName, ...fields })), 400, 'invalidValue')
  expect((await scim.find(`userName eq "${userName}"`)).body.totalResults).toBe(0)
})
