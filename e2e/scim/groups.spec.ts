import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'

import { expectRefusal, type ScimClient } from '../fixtures/scim-client'
import { CORE_GROUP, createGroup, memberIds, newGroup, patchGroup } from '../fixtures/scim-groups'
import { test } from '../fixtures/scim-test'

/** A group with that many new members, and their ids in the order of their values. */
async function filledGroup(scim: ScimClient, size: number): Promise<{ id: string; users: string[] }> {
  const users: string[] = []
  for (let i = 0; i < size; i++) users.push((await scim.create()).id)
  const { id } = await createGroup(scim, { externalId: randomUUID(), members: users.map((value) => ({ value })) })
  return { id, users: users.toSorted() }
}

test('a group is created as Entra does, empty, and read with and without members', async ({ scim }) => {
  const sent = newGroup({ externalId: randomUUID(), meta: { resourceType: 'Group' } })
  const { status, body, headers } = await scim.post('/Groups', sent)
  expect(status).toBe(201)
  expect(body).toEqual({
    schemas: [CORE_GROUP],
    id: expect.stringMatching(/^\d+$/),
    externalId: sent.externalId,
    displayName: sent.displayName,
    members: [],
    meta: {
      resourceType: 'Group',
      created: expect.any(String),
      lastModified: expect.any(String),
      location: `${scim.tenantUrl}/Groups/${body.id}`,
      version: headers.get('etag'),
    },
  })
  expect(headers.get('location')).toBe(body.meta.location)
  expect((await scim.get(`/Groups/${body.id}`)).body).toEqual(body)
  const bare = await scim.get(`/Groups/${body.id}?excludedAttributes=members`)
  expect([bare.status, { ...bare.body, members: [] }]).toEqual([200, body])
  expect(bare.body).not.toHaveProperty('members')
  expect((await scim.request('POST', '/Groups?excludedAttributes=members', { body: newGroup() })).body).not.toHaveProperty('members')
})

test('a group is found by its exact name in any case, without its members when they are excluded', async ({ scim }) => {
  const { id, users } = await filledGroup(scim, 1)
  const { displayName, externalId } = (await scim.get(`/Groups/${id}`)).body
  const find = async (filter: string, more = '') => (await scim.get(`/Groups?filter=${encodeURIComponent(filter)}${more}`)).body
  const bare = await find(`displayName eq "${displayName.toUpperCase()}"`, '&excludedAttributes=members')
  expect(bare).toMatchObject({ totalResults: 1, itemsPerPage: 1, startIndex: 1, Resources: [{ id, displayName }] })
  expect(bare.Resources[0]).not.toHaveProperty('members')
  expect((await find(`externalId eq "${String(externalId)}"`)).Resources[0]?.members).toMatchObject([{ value: users[0] }])
  expect(await find(`displayName eq "${displayName.slice(0, -1)}"`)).toMatchObject({ totalResults: 0, Resources: [] })
  expect((await find(`displayName eq "${displayName}"`, '&attributes=displayName')).Resources).toEqual([
    { schemas: [CORE_GROUP], id, displayName },
  ])
  const searched = await scim.post('/Groups/.search', { filter: `displayName eq "${displayName}"`, excludedAttributes: ['members'] })
  expect(searched.body).toEqual(bare)
})

// Both dialects of entra.md 1.4, each with the vendor's bare id and a single object where a list belongs.
const adds: { title: string; operation: (id: string) => unknown }[] = [
  { title: 'Add with a list', operation: (id) => ({ op: 'Add', path: 'members', value: [{ $ref: null, value: id }] }) },
  { title: 'add with a list', operation: (id) => ({ op: 'add', path: 'members', value: [{ value: id }] }) },
  { title: 'add with one object', operation: (id) => ({ op: 'add', path: 'members', value: { value: id } }) },
  { title: 'add with a bare id', operation: (id) => ({ op: 'add', path: 'members', value: id }) },
  { title: 'add without a path', operation: (id) => ({ op: 'add', value: { members: [{ value: id }] } }) },
  { title: 'add with a URN', operation: (id) => ({ op: 'add', path: `${CORE_GROUP}:members`, value: [{ value: id, type: 'User' }] }) },
]

for (const { title, operation } of adds) {
  test(`${title} makes a member, and twice the same`, async ({ scim }) => {
    const { id, users } = await filledGroup(scim, 1)
    const user = await scim.create()
    const added = await patchGroup(scim, id, [operation(user.id)])
    expect([added.status, added.text], added.text).toEqual([204, ''])
    expect(await memberIds(scim, id)).toEqual([...users, user.id].sort())
    const again = await patchGroup(scim, id, [operation(user.id)])
    expect([again.status, again.headers.get('etag')]).toEqual([204, added.headers.get('etag')])
    expect(await memberIds(scim, id)).toEqual([...users, user.id].sort())
    expect((await scim.get(`/Users/${user.id}`)).body.groups).toMatchObject([{ value: id, type: 'direct' }])
  })
}

const removes: { title: string; operation: (id: string) => unknown }[] = [
  { title: 'Remove with a list', operation: (id) => ({ op: 'Remove', path: 'members', value: [{ $ref: null, value: id }] }) },
  { title: 'Remove with one object', operation: (id) => ({ op: 'Remove', path: 'members', value: { value: id } }) },
  { title: 'remove with a bare id', operation: (id) => ({ op: 'remove', path: 'members', value: id }) },
  { title: 'remove by filter', operation: (id) => ({ op: 'remove', path: `members[value eq "${id}"]` }) },
]

for (const { title, operation } of removes) {
  test(`${title} takes that member out, only that one, and twice the same`, async ({ scim }) => {
    const { id, users } = await filledGroup(scim, 3)
    const [gone = '', ...rest] = users
    const removed = await patchGroup(scim, id, [operation(gone)])
    expect([removed.status, removed.text], removed.text).toEqual([204, ''])
    expect(await memberIds(scim, id)).toEqual(rest)
    const again = await patchGroup(scim, id, [operation(gone)])
    expect([again.status, again.headers.get('etag')], again.text).toEqual([204, removed.headers.get('etag')])
    expect(await memberIds(scim, id)).toEqual(rest)
  })
}

test('several members go and come in one request, and all of them at once', async ({ scim }) => {
  const { id, users } = await filledGroup(scim, 4)
  const values = (ids: string[]) => ids.map((value) => ({ value }))
  const removed = await patchGroup(scim, id, [{ op: 'Remove', path: 'members', value: values(users.slice(0, 2)) }])
  expect([removed.status, await memberIds(scim, id)]).toEqual([204, users.slice(2)])
  await patchGroup(scim, id, [{ op: 'Replace', path: 'members', value: values(users.slice(0, 3)) }])
  expect(await memberIds(scim, id)).toEqual(users.slice(0, 3))
  expect((await patchGroup(scim, id, [{ op: 'Remove', path: 'members' }])).status).toBe(204)
  expect(await memberIds(scim, id)).toEqual([])
})

test('a rename answers 204; with attributes, excludedAttributes or ManagementKey-v1 the resource', async ({ scim, deployment }) => {
  const { id, users } = await filledGroup(scim, 1)
  const rename = () => [{ op: 'Replace', path: 'displayName', value: newGroup().displayName }]
  const silent = await patchGroup(scim, id, rename())
  expect([silent.status, silent.text]).toEqual([204, ''])
  expect(silent.headers.get('etag')).toBe((await scim.get(`/Groups/${id}`)).body.meta.version)
  const named = await patchGroup(scim, id, rename(), '?attributes=displayName')
  expect([named.status, Object.keys(named.body).sort()]).toEqual([200, ['displayName', 'id', 'schemas']])
  const excluded = await patchGroup(scim, id, rename(), '?excludedAttributes=members')
  expect([excluded.status, excluded.body.id]).toEqual([200, id])
  expect(excluded.body).not.toHaveProperty('members')
  const authorization = `ManagementKey-v1 ${deployment.key.apiKey}`
  const vendor = await scim.request('PATCH', `/Groups/${id}`, { authorization, body: { Operations: rename() } })
  expect([vendor.status, vendor.body.members]).toMatchObject([200, [{ value: users[0] }]])
})

test('displayName is taken in any letter case: 409 for POST, PUT and PATCH', async ({ scim }) => {
  const taken = (await createGroup(scim)).displayName.toUpperCase()
  const { id, displayName } = await createGroup(scim)
  expectRefusal(await scim.post('/Groups', newGroup({ displayName: taken })), 409, 'uniqueness')
  expectRefusal(await scim.request('PUT', `/Groups/${id}`, { body: newGroup({ displayName: taken }) }), 409, 'uniqueness')
  expectRefusal(await patchGroup(scim, id, [{ op: 'replace', path: 'displayName', value: taken }]), 409, 'uniqueness')
  expect((await scim.get(`/Groups/${id}`)).body.displayName).toBe(displayName)
  expect((await patchGroup(scim, id, [{ op: 'replace', path: 'displayName', value: displayName.toUpperCase() }])).status).toBe(204)
})

test('a PUT without members keeps them, an empty list or null clears them, another list replaces them', async ({ scim }) => {
  const { id, users } = await filledGroup(scim, 2)
  const other = await scim.create()
  const put = async (fields: Record<string, unknown>) => {
    const answer = await scim.request('PUT', `/Groups/${id}`, { body: newGroup(fields) })
    expect(answer.status, answer.text).toBe(200)
    return answer.body.members.map(({ value }) => value).sort()
  }
  expect(await put({})).toEqual(users)
  expect(await put({ members: [{ value: other.id }, { value: users[0] }] })).toEqual([other.id, users[0]].sort())
  expect(await put({ members: [] })).toEqual([])
  expect(await put({ [`${CORE_GROUP}:members`]: [{ value: other.id }] })).toEqual([other.id])
  expect(await put({ members: null })).toEqual([])
})

test('unknown members are named in a 400, and nothing is applied', async ({ scim }) => {
  const { id, users } = await filledGroup(scim, 1)
  const user = await scim.create()
  const removedUser = await scim.create()
  await scim.request('DELETE', `/Users/${removedUser.id}`)
  const before = (await scim.get(`/Groups/${id}`)).body
  for (const value of ['999999999', removedUser.id, 'nobody', '0', '-1', '99999999999999999999', '1e3', 'a'.repeat(5000)]) {
    const members = [{ value: user.id }, { value }]
    const patched = await patchGroup(scim, id, [
      { op: 'replace', path: 'displayName', value: newGroup().displayName },
      { op: 'add', path: 'members', value: members },
    ])
    expect(expectRefusal(patched, 400, 'invalidValue'), value).toContain(value.slice(0, 20))
    expect(expectRefusal(await scim.request('PUT', `/Groups/${id}`, { body: newGroup({ members }) }), 400, 'invalidValue')).toContain(
      value.slice(0, 20),
    )
    const sent = newGroup({ members })
    expectRefusal(await scim.post('/Groups', sent), 400, 'invalidValue')
    expect((await scim.get(`/Groups?filter=${encodeURIComponent(`displayName eq "${sent.displayName}"`)}`)).body.totalResults).toBe(0)
  }
  expect((await scim.get(`/Groups/${id}`)).body).toEqual(before)
  expect(await memberIds(scim, id)).toEqual(users)
  expect((await scim.get(`/Users/${user.id}`)).body).not.toHaveProperty('groups')
})

test('groups inside groups are refused', async ({ scim }) => {
  const { id, users } = await filledGroup(scim, 1)
  for (const member of [
    { value: users[0], type: 'Group' },
    { value: users[0], $ref: `${scim.tenantUrl}/Groups/${users[0]}` },
  ])
    expectRefusal(await patchGroup(scim, id, [{ op: 'add', path: 'members', value: [member] }]), 400, 'invalidValue')
  const other = await createGroup(scim)
  const refused = await patchGroup(scim, id, [{ op: 'add', path: 'members', value: [{ value: other.id }] }])
  expect(expectRefusal(refused, 400, 'invalidValue')).toContain(`"${other.id}"`)
  expect(await memberIds(scim, id)).toEqual(users)
})

test('a PATCH whose second operation fails applies nothing', async ({ scim }) => {
  const { id, users } = await filledGroup(scim, 2)
  const before = (await scim.get(`/Groups/${id}`)).body
  const failed = await patchGroup(scim, id, [
    { op: 'Remove', path: 'members', value: [{ value: users[0] }] },
    { op: 'Replace', path: 'displayName', value: '' },
  ])
  expect(failed.status, failed.text).toBe(400)
  expect((await scim.get(`/Groups/${id}`)).body).toEqual(before)
})

test('members stay while a user is disabled, and leave when the user is deleted', async ({ scim }) => {
  const { id, users } = await filledGroup(scim, 2)
  const [first = '', second = ''] = users
  await scim.patch(first, [{ op: 'Replace', path: 'active', value: 'False' }])
  expect(await memberIds(scim, id)).toEqual(users)
  await scim.patch(first, [{ op: 'Replace', path: 'active', value: 'True' }])
  expect((await scim.get(`/Users/${first}`)).body.groups).toMatchObject([{ value: id }])
  const { userName } = (await scim.get(`/Users/${first}`)).body
  expect((await scim.request('DELETE', `/Users/${first}`)).status).toBe(204)
  expect(await memberIds(scim, id)).toEqual([second])
  const restored = await scim.create({ userName })
  expect(restored.id).toBe(first)
  expect(restored).not.toHaveProperty('groups')
  expect(await memberIds(scim, id)).toEqual([second])
})

test("a user's groups are its direct ones, right after every change, and read-only", async ({ scim }) => {
  const user = await scim.create()
  const group = await createGroup(scim, { members: [{ value: user.id, display: 'ignored' }] })
  const shown = { value: group.id, $ref: `${scim.tenantUrl}/Groups/${group.id}`, display: group.displayName, type: 'direct' }
  expect((await scim.get(`/Users/${user.id}`)).body.groups).toEqual([shown])
  expect((await scim.find(`id eq "${user.id}"`)).body.Resources[0]?.groups).toEqual([shown])
  expect((await scim.get(`/Users/${user.id}?excludedAttributes=groups`)).body).not.toHaveProperty('groups')
  expect((await scim.get(`/Users/${user.id}?attributes=groups.display`)).body.groups).toEqual([{ display: group.displayName }])
  const renamed = newGroup().displayName
  await patchGroup(scim, group.id, [{ op: 'Replace', path: 'displayName', value: renamed }])
  expect((await scim.get(`/Users/${user.id}`)).body.groups).toEqual([{ ...shown, display: renamed }])
  expect((await scim.get(`/Groups/${group.id}`)).body.members).toEqual([
    { value: user.id, $ref: `${scim.tenantUrl}/Users/${user.id}`, display: expect.stringMatching(/\S/), type: 'User' },
  ])
  expect((await scim.request('DELETE', `/Groups/${group.id}`)).status).toBe(204)
  expect((await scim.get(`/Users/${user.id}`)).body).not.toHaveProperty('groups')
})

test('what no group has is 404, a deleted group too', async ({ scim }) => {
  const { id, displayName } = await createGroup(scim)
  expect((await scim.request('DELETE', `/Groups/${id}`)).status).toBe(204)
  for (const unknown of [
    id,
    '999999999',
    '0',
    '-1',
    'abc',
    '1.5',
    '99999999999999999999',
    '__proto__',
    'constructor',
    '%00',
    '%ed%a0%80',
  ]) {
    expectRefusal(await scim.get(`/Groups/${unknown}`), 404)
    expectRefusal(await scim.request('PUT', `/Groups/${unknown}`, { body: newGroup() }), 404)
    expectRefusal(await patchGroup(scim, unknown, [{ op: 'remove', path: 'members' }]), 404)
    expectRefusal(await scim.request('DELETE', `/Groups/${unknown}`), 404)
  }
  const again = await createGroup(scim, { displayName })
  expect(again.id).not.toBe(id)
})
