import { expect } from '@playwright/test'

import { type Answer, ENTERPRISE_USER, expectRefusal, newUser, PATCH_OP, type ScimClient } from '../fixtures/scim-client'
import { createGroup, getGroup, groupOf, idsOf, memberIds, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'

const TEXTS = [
  'displayName',
  'nickName',
  'profileUrl',
  'title',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
  'externalId',
  'name.formatted',
  'name.familyName',
  'name.givenName',
  'name.middleName',
  'name.honorificPrefix',
  'name.honorificSuffix',
  `${ENTERPRISE_USER}:employeeNumber`,
  `${ENTERPRISE_USER}:costCenter`,
  `${ENTERPRISE_USER}:organization`,
  `${ENTERPRISE_USER}:division`,
  `${ENTERPRISE_USER}:department`,
]

function people(scim: ScimClient, count: number) {
  return Promise.all(Array.from({ length: count }, () => scim.create()))
}

const statusesOf = (answers: Answer[]) => answers.map(({ status }) => status).sort()

test('twenty PATCHes of twenty attributes of one user at once lose nothing', async ({ scim }) => {
  const { id } = await scim.create()
  const answers = await Promise.all(TEXTS.map((path) => scim.patch(id, [{ op: 'Add', path, value: `value of ${path}` }])))
  expect(statusesOf(answers)).toEqual(TEXTS.map(() => 200))
  expect(new Set(answers.map(({ body }) => body.meta.version)).size).toBe(TEXTS.length)
  const user = (await scim.get(`/Users/${id}`)).body
  for (const path of TEXTS) expect(user, path).toHaveProperty(pathInJson(path), `value of ${path}`)
})

test('twenty values added to one attribute at once are all kept', async ({ scim }) => {
  const { id } = await scim.create()
  const values = Array.from({ length: 20 }, (_, index) => `${index}@work.example`)
  await Promise.all(values.map((value) => scim.patch(id, [{ op: 'add', path: 'emails', value: [{ value }] }])))
  const { emails } = (await scim.get(`/Users/${id}`)).body as unknown as { emails: { value: string }[] }
  expect(emails.map(({ value }) => value).sort()).toEqual(values.sort())
})

test('twenty members added to one group at once are all kept, and as many removed are all gone', async ({ scim }) => {
  const users = await people(scim, 20)
  const { id } = await createGroup(scim)
  const added = users.map((user) => patchGroup(scim, id, [{ op: 'Add', path: 'members', value: [{ $ref: null, value: user.id }] }]))
  expect(statusesOf(await Promise.all(added))).toEqual(users.map(() => 204))
  expect(await memberIds(scim, id)).toEqual(idsOf(users))
  const removed = users.map((user, index) =>
    index % 2 ? patchGroup(scim, id, [{ op: 'remove', path: `members[value eq "${user.id}"]` }]) : patchGroup(scim, id, [removal(user.id)]),
  )
  expect(statusesOf(await Promise.all(removed))).toEqual(users.map(() => 204))
  expect(await memberIds(scim, id)).toEqual([])
})

test('members that come and go at the same time end as each was last said', async ({ scim }) => {
  const [leaving, coming] = [await people(scim, 8), await people(scim, 8)]
  const { id } = await groupOf(scim, leaving)
  const answers = await Promise.all([
    ...leaving.map((user) => patchGroup(scim, id, [removal(user.id)])),
    ...coming.map((user) => patchGroup(scim, id, [{ op: 'add', path: 'members', value: [{ value: user.id }] }])),
    patchGroup(scim, id, [{ op: 'Replace', path: 'externalId', value: 'meanwhile' }]),
  ])
  expect(statusesOf(answers)).toEqual(answers.map(() => 204))
  expect(await memberIds(scim, id)).toEqual(idsOf(coming))
  expect(await getGroup(scim, id)).toMatchObject({ externalId: 'meanwhile' })
})

test('one member added twenty times at once is one member', async ({ scim }) => {
  const [user] = await people(scim, 1)
  const { id } = await createGroup(scim)
  const add = { op: 'Add', path: 'members', value: [{ value: user?.id }] }
  expect(statusesOf(await Promise.all(Array.from({ length: 20 }, () => patchGroup(scim, id, [add]))))).toEqual(Array(20).fill(204))
  expect(await memberIds(scim, id)).toEqual([user?.id])
})

test('members that leave the SCIM view while others join leave no trace', async ({ scim }) => {
  const [leaving, coming] = [await people(scim, 6), await people(scim, 6)]
  const { id } = await groupOf(scim, leaving)
  await Promise.all([
    ...leaving.map((user) => scim.request('DELETE', `/Users/${user.id}`)),
    ...coming.map((user) => patchGroup(scim, id, [{ op: 'add', path: 'members', value: [{ value: user.id }] }])),
  ])
  expect(await memberIds(scim, id)).toEqual(idsOf(coming))
})

test('of ten writers of a user with one If-Match exactly one wins', async ({ scim }) => {
  const { id, meta } = await scim.create()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => {
      const headers = { 'if-match': meta.version }
      if (index % 2) return scim.request('PUT', `/Users/${id}`, { headers, body: newUser({ title: `Title ${index}` }) })
      const Operations = [{ op: 'replace', path: 'title', value: `Title ${index}` }]
      return scim.request('PATCH', `/Users/${id}`, { headers, body: { schemas: [PATCH_OP], Operations } })
    }),
  )
  expect(statusesOf(answers)).toEqual([200, ...Array<number>(9).fill(412)])
  const winner = answers.find(({ status }) => status === 200)
  expect((await scim.get(`/Users/${id}`)).body).toEqual(winner?.body)
})

test('of ten writers of a group with one If-Match exactly one wins', async ({ scim }) => {
  const users = await people(scim, 10)
  const { id, meta } = await createGroup(scim)
  const answers = await Promise.all(
    users.map((user) =>
      scim.request('PATCH', `/Groups/${id}`, {
        headers: { 'if-match': meta.version },
        body: { schemas: [PATCH_OP], Operations: [{ op: 'add', path: 'members', value: [{ value: user.id }] }] },
      }),
    ),
  )
  expect(statusesOf(answers)).toEqual([204, ...Array<number>(9).fill(412)])
  expect(await memberIds(scim, id)).toHaveLength(1)
})

test('the version in the body is the ETag, in every answer that has both', async ({ scim }) => {
  const { id } = await scim.create()
  const group = await createGroup(scim)
  const change = (value: string) => ({ schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'externalId', value }] })
  for (const [method, path, body] of [
    ['POST', '/Users', newUser()],
    ['GET', `/Users/${id}`],
    ['PATCH', `/Users/${id}`, change('a')],
    ['PUT', `/Users/${id}`, newUser()],
    ['POST', '/Groups', { displayName: `Version of ${group.id}` }],
    ['GET', `/Groups/${group.id}`],
    ['GET', `/Groups/${group.id}?excludedAttributes=members`],
    ['PATCH', `/Groups/${group.id}?attributes=meta`, change('b')],
    ['PUT', `/Groups/${group.id}`, { displayName: group.displayName, externalId: 'c' }],
  ] as const) {
    const answer = await scim.request(method, path, body && { body })
    expect(answer.headers.get('etag'), `${method} ${path}`).toMatch(/^W\/".+"$/)
    expect(answer.body.meta.version, `${method} ${path}`).toBe(answer.headers.get('etag'))
  }
  const silent = await patchGroup(scim, group.id, [{ op: 'replace', path: 'externalId', value: 'd' }])
  expect([silent.status, silent.headers.get('etag')]).toEqual([204, (await getGroup(scim, group.id)).meta.version])
})

test('a PATCH of a group that changes nothing leaves version and lastModified as they are', async ({ scim }) => {
  const users = await people(scim, 2)
  const created = await groupOf(scim, users, { externalId: 'same' })
  const before = await getGroup(scim, created.id)
  for (const operation of [
    { op: 'Replace', path: 'displayName', value: before.displayName },
    { op: 'Add', path: 'members', value: users.map(({ id }) => ({ value: id })) },
    { op: 'Replace', path: 'members', value: users.map(({ id }) => ({ value: id })) },
    { op: 'Remove', path: 'members', value: [{ value: '2147483647' }] },
    { op: 'remove', path: 'members[value eq "2147483647"]' },
    { op: 'replace', value: { displayName: before.displayName, externalId: 'same' } },
  ]) {
    expect((await patchGroup(scim, before.id, [operation])).status, JSON.stringify(operation)).toBe(204)
    expect(await getGroup(scim, before.id)).toEqual(before)
  }
  expectRefusal(await scim.request('PATCH', `/Groups/${before.id}`, { body: { Operations: [] } }), 400, 'invalidSyntax')
})

function removal(value: string) {
  return { op: 'Remove', path: 'members', value: [{ $ref: null, value }] }
}

/** A SCIM path as a list of JSON keys. */
function pathInJson(path: string): string[] {
  return path.startsWith(ENTERPRISE_USER) ? [ENTERPRISE_USER, path.slice(ENTERPRISE_USER.length + 1)] : path.split('.')
}
