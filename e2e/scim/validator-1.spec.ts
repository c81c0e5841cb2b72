import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

import { CORE_USER, ENTERPRISE_USER, expectRefusal, type Fields, newUser, type ScimBody, type ScimClient } from '../fixtures/scim-client'
import { createGroup, findGroups, getGroup, memberIds, newGroup, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'
import { without } from '../fixtures/without'

/** The tests of https://scimvalidator.microsoft.com under its own titles, and with the payloads that others stumble over. */
type Payloads = { user: Fields; verbosePatch: Fields; verboseResult: Fields }

const EXTERNAL_MANAGER = `${ENTERPRISE_USER}:manager`

function payloads(): Payloads {
  return JSON.parse(readFileSync('e2e/scim/validator-1.json', 'utf8').replaceAll('{unique}', randomUUID())) as Payloads
}

async function createUser(scim: ScimClient): Promise<ScimBody> {
  const answer = await scim.post('/Users', payloads().user)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

/** One operation for each of the paths, all with this op. */
function verbose(op: string, patch: Fields): Fields[] {
  return Object.entries(patch).map(([path, value]) => ({ op, path, value }))
}

test.describe('User tests', () => {
  test('Create a new User', async ({ scim }) => {
    const { user } = payloads()
    const { status, body } = await scim.post('/Users', user)
    expect(status).toBe(201)
    const [role] = user.roles as Fields[]
    expect(body).toMatchObject({ ...user, roles: [{ ...role, primary: true }] })
    expect((await scim.get(`/Users/${body.id}`)).body).toEqual(body)
  })

  test('Create a duplicate User', async ({ scim }) => {
    const { user } = payloads()
    expect((await scim.post('/Users', user)).status).toBe(201)
    expectRefusal(await scim.post('/Users', user), 409, 'uniqueness')
  })

  test('Filter for an existing user', async ({ scim }) => {
    const user = await createUser(scim)
    expect((await scim.find(`userName eq "${user.userName}"`)).body).toMatchObject({ totalResults: 1, Resources: [user] })
  })

  test('Filter for a non-existing user', async ({ scim }) => {
    const { status, body } = await scim.find(`userName eq "${randomUUID()}"`)
    expect([status, body.totalResults, body.Resources]).toEqual([200, 0, []])
  })

  test('Filter for an existing user with a different case', async ({ scim }) => {
    const user = await createUser(scim)
    expect((await scim.find(`userName eq "${user.userName.toUpperCase()}"`)).body).toMatchObject({ totalResults: 1, Resources: [user] })
  })

  test('Patch User - Replace Attributes (verbose request)', async ({ scim }) => {
    const { verbosePatch, verboseResult } = payloads()
    const { id } = await createUser(scim)
    const answer = await scim.patch(id, verbose('replace', verbosePatch))
    expect([answer.status, answer.body], answer.text).toMatchObject([200, verboseResult])
    expect((await scim.get(`/Users/${id}`)).body).toMatchObject(verboseResult)
  })

  test('Patch User - Add Attributes (verbose request)', async ({ scim }) => {
    const { verbosePatch, verboseResult } = payloads()
    const operations = verbose('add', without(verbosePatch, EXTERNAL_MANAGER, 'active'))
    expect(operations).toHaveLength(36)
    const { id } = await scim.create({ schemas: [CORE_USER, ENTERPRISE_USER], emails: [] })
    const answer = await scim.patch(id, operations)
    const extension = without(verboseResult[ENTERPRISE_USER] as Fields, 'manager')
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toMatchObject({ ...verboseResult, [ENTERPRISE_USER]: extension })
    expect((await scim.get(`/Users/${id}`)).body).toEqual(answer.body)
  })

  test('Patch User - Update userName', async ({ scim }) => {
    const [user, value] = [await createUser(scim), `${randomUUID()}@renamed.example`]
    expect((await scim.patch(user.id, [{ op: 'replace', path: 'userName', value }])).body).toEqual({
      ...user,
      userName: value,
      meta: expect.anything(),
    })
    expect((await scim.find(`userName eq "${user.userName}"`)).body.totalResults).toBe(0)
  })

  test('Patch User - Disable User', async ({ scim }) => {
    const user = await createUser(scim)
    expect((await scim.patch(user.id, [{ op: 'replace', path: 'active', value: false }])).body.active).toBe(false)
    expect((await scim.find(`userName eq "${user.userName}"`)).body.Resources).toMatchObject([{ id: user.id, active: false }])
  })

  for (const [title, value] of [
    ['as text', 'NOBODYOFTHATID'],
    ['as an object', { value: 'NOBODYOFTHATID' }],
  ] as const) {
    test(`Patch User - Add Manager, ${title}`, async ({ scim }) => {
      const { id } = await scim.create()
      const { status, body } = await scim.patch(id, [{ op: 'Add', path: EXTERNAL_MANAGER, value }])
      expect([status, body[ENTERPRISE_USER]]).toEqual([200, { manager: { value: 'NOBODYOFTHATID' } }])
    })

    test(`Patch User - Replace Manager, ${title}`, async ({ scim }) => {
      const user = await createUser(scim)
      const { status, body } = await scim.patch(user.id, [{ op: 'Replace', path: EXTERNAL_MANAGER, value }])
      const manager = { value: 'NOBODYOFTHATID' }
      expect([status, body[ENTERPRISE_USER]]).toEqual([200, { ...(user[ENTERPRISE_USER] as Fields), manager }])
    })
  }

  for (const [title, operation] of [
    ['Remove', { op: 'Remove', path: EXTERNAL_MANAGER }],
    ['Remove by an empty text', { op: 'Replace', path: EXTERNAL_MANAGER, value: '' }],
    ['Remove by an object with an empty value', { op: 'Replace', path: EXTERNAL_MANAGER, value: { value: '' } }],
  ] as const) {
    test(`Patch User - ${title} Manager`, async ({ scim }) => {
      const user = await createUser(scim)
      const { status, body } = await scim.patch(user.id, [operation])
      expect([status, body[ENTERPRISE_USER]]).toEqual([200, without(user[ENTERPRISE_USER] as Fields, 'manager')])
    })
  }

  test('Delete a User, then Get it', async ({ scim }) => {
    const { id } = await createUser(scim)
    expect((await scim.request('DELETE', `/Users/${id}`)).status).toBe(204)
    expectRefusal(await scim.get(`/Users/${id}`), 404)
  })
})

test.describe('Group tests', () => {
  test('Create a new Group', async ({ scim }) => {
    const group = newGroup({ externalId: randomUUID(), members: [] })
    const { status, body } = await scim.post('/Groups', group)
    expect(status).toBe(201)
    expect(body).toMatchObject({ displayName: group.displayName, externalId: group.externalId })
    expect(body).toMatchObject({ meta: { resourceType: 'Group', location: `${scim.tenantUrl}/Groups/${body.id}` } })
  })

  test('Create a duplicate Group', async ({ scim }) => {
    const { displayName } = await createGroup(scim)
    expectRefusal(await scim.post('/Groups', newGroup({ displayName })), 409, 'uniqueness')
    expectRefusal(await scim.post('/Groups', newGroup({ displayName: displayName.toUpperCase() })), 409, 'uniqueness')
  })

  test('Get a Group by id without its members', async ({ scim }) => {
    const group = await createGroup(scim, { members: [{ value: (await scim.create()).id }] })
    const { status, body } = await scim.get(`/Groups/${group.id}?excludedAttributes=members`)
    expect([status, body]).toEqual([200, without(group, 'members')])
  })

  test('Filter for an existing Group', async ({ scim }) => {
    const group = await createGroup(scim, { members: [{ value: (await scim.create()).id }] })
    expect(await findGroups(scim, `displayName eq "${group.displayName}"`)).toMatchObject({ totalResults: 1, Resources: [group] })
  })

  test('Filter for an existing Group, without members', async ({ scim }) => {
    const group = await createGroup(scim, { members: [{ value: (await scim.create()).id }] })
    const found = await findGroups(scim, `displayName eq "${group.displayName}"`, { excludedAttributes: 'members' })
    expect([found.totalResults, found.Resources]).toEqual([1, [without(group, 'members')]])
  })

  test('Filter for a non-existing Group', async ({ scim }) => {
    expect(await findGroups(scim, `displayName eq "${randomUUID()}"`)).toMatchObject({ totalResults: 0, Resources: [] })
  })

  test('Filter for an existing Group with a different case', async ({ scim }) => {
    const group = await createGroup(scim)
    const filter = `displayName eq "${group.displayName.toUpperCase()}"`
    expect((await findGroups(scim, filter, { excludedAttributes: 'members' })).Resources).toMatchObject([{ id: group.id }])
  })

  test('Patch Group - Replace Attributes', async ({ scim }) => {
    const { id } = await createGroup(scim, { externalId: 'before' })
    const displayName = `Replaced ${randomUUID()}`
    expect((await patchGroup(scim, id, verbose('replace', { displayName, externalId: 'after' }))).status).toBe(204)
    expect(await getGroup(scim, id)).toMatchObject({ displayName, externalId: 'after' })
  })

  test('Update Group displayName', async ({ scim }) => {
    const { id } = await createGroup(scim)
    const displayName = `Renamed ${randomUUID()}`
    expect((await patchGroup(scim, id, [{ op: 'Replace', value: { displayName } }])).status).toBe(204)
    expect((await getGroup(scim, id)).displayName).toBe(displayName)
  })

  test('Add Member', async ({ scim }) => {
    const [{ id }, user] = [await createGroup(scim), await scim.create()]
    expect((await patchGroup(scim, id, [{ op: 'Add', path: 'members', value: [{ $ref: null, value: user.id }] }])).status).toBe(204)
    expect(await memberIds(scim, id)).toEqual([user.id])
  })

  test('Remove Member', async ({ scim }) => {
    const [gone, stays] = [await scim.create(), await scim.create()]
    for (const operation of [
      { op: 'Remove', path: 'members', value: [{ $ref: null, value: gone.id }] },
      { op: 'remove', path: `members[value eq "${gone.id}"]` },
    ]) {
      const { id } = await createGroup(scim, { members: [{ value: gone.id }, { value: stays.id }] })
      expect((await patchGroup(scim, id, [operation])).status).toBe(204)
      expect(await memberIds(scim, id)).toEqual([stays.id])
    }
  })

  test('Delete a Group', async ({ scim }) => {
    const { id, displayName } = await createGroup(scim)
    expect((await scim.request('DELETE', `/Groups/${id}`)).status).toBe(204)
    expectRefusal(await scim.get(`/Groups/${id}`), 404)
    expect((await findGroups(scim, `displayName eq "${displayName}"`)).totalResults).toBe(0)
  })
})

test.describe('Preview tests', () => {
  test('Patch User - Multiple Operations on different attributes', async ({ scim }) => {
    const { id } = await createUser(scim)
    const operations = [
      { op: 'remove', path: 'emails[type eq "work"].value' },
      { op: 'add', path: 'name.honorificPrefix', value: 'Prof.' },
      { op: 'replace', path: 'name.formatted', value: 'Formatted' },
      { op: 'remove', path: 'title' },
    ]
    const { status, body } = await scim.patch(id, operations)
    expect([status, body]).toMatchObject([200, { name: { honorificPrefix: 'Prof.', formatted: 'Formatted' } }])
    for (const gone of ['emails', 'title']) expect(body).not.toHaveProperty(gone)
  })

  test('Patch User - Multiple Operations on same attribute', async ({ scim }) => {
    const { id } = await createUser(scim)
    const path = 'emails[type eq "work"].value'
    const operations = [
      { op: 'remove', path },
      { op: 'add', path, value: 'added@work.example' },
      { op: 'replace', path, value: 'replaced@work.example' },
    ]
    const { status, body } = await scim.patch(id, operations)
    expect([status, body.emails]).toEqual([200, [{ type: 'work', value: 'replaced@work.example' }]])
  })

  test('Patch Group - Multiple Operations on different attributes', async ({ scim }) => {
    const [{ id }, user] = [await createGroup(scim, { externalId: 'before' }), await scim.create()]
    const displayName = `Several ${randomUUID()}`
    const operations = [
      { op: 'add', path: 'members', value: [{ value: user.id }] },
      { op: 'replace', path: 'displayName', value: displayName },
      { op: 'remove', path: 'externalId' },
    ]
    expect((await patchGroup(scim, id, operations)).status).toBe(204)
    const group = await getGroup(scim, id)
    expect([group.displayName, group.members.map(({ value }) => value), group.externalId]).toEqual([displayName, [user.id], undefined])
  })

  test('Patch Group - Multiple Operations on same attribute', async ({ scim }) => {
    const users = [await scim.create(), await scim.create(), await scim.create()]
    const { id } = await createGroup(scim)
    const operations = [
      { op: 'add', path: 'members', value: users.map((user) => ({ value: user.id })) },
      { op: 'remove', path: 'members', value: [{ value: users[0]?.id }] },
      { op: 'remove', path: `members[value eq "${users[1]?.id}"]` },
    ]
    expect((await patchGroup(scim, id, operations)).status).toBe(204)
    expect(await memberIds(scim, id)).toEqual([users[2]?.id])
  })

  for (const [title, endpoint] of [
    ['User', '/Users'],
    ['Group', '/Groups'],
  ] as const) {
    test(`Delete a non-existing ${title}`, async ({ scim }) => {
      for (const id of ['2147483647', randomUUID()]) expectRefusal(await scim.request('DELETE', `${endpoint}/${id}`), 404)
    })

    test(`Delete the same ${title} twice`, async ({ scim }) => {
      const { id } = (await scim.post(endpoint, title === 'User' ? newUser() : newGroup())).body
      expect((await scim.request('DELETE', `${endpoint}/${id}`)).status).toBe(204)
      expectRefusal(await scim.request('DELETE', `${endpoint}/${id}`), 404)
    })
  }
})
