import { beforeEach, describe, expect, it } from 'vitest'

import { type AuditEventRow, findAuditEvents } from '@/lib/audit/find-audit-events'
import { freshDatabase } from '@/lib/db/test-database'
import { coerceResource } from '@/lib/scim/coerce-resource'
import type { Json } from '@/lib/scim/json'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { changeMembers } from './change-members'
import { createGroup } from './create-group'
import { createUser } from './create-user'
import { deleteGroup } from './delete-group'
import { deprovisionUser } from './deprovision-user'
import { getProvisionedGroup } from './get-group'
import { getProvisionedUser } from './get-user'
import { findMembers } from './group-members'
import type { GroupRow } from './group-row'
import { patchGroup } from './patch-group'
import { replaceGroup } from './replace-group'
import { toScimGroup } from './scim-group'
import { toScimUser } from './scim-user'
import { setGroupPermission } from './set-group-permission'
import { setUserActive } from './set-user-active'
import { nthRole } from './test-roles'
import { addActingAdmin, addUser } from './test-users'
import { findGroupsOf } from './user-groups'

const actor = { kind: 'key', id: 7, name: 'Entra', address: '20.1.2.3', requestId: 'r-1' } as const
const admin = { kind: 'user', id: 5000, name: 'Ada', address: '10.0.0.1', requestId: 'r-2' } as const

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(admin))

function create(resource: { [key: string]: Json }, origin: 'entra' | 'console' = 'entra'): Promise<GroupRow> {
  return createGroup({ resource: coerceResource(resource, groupDefinition), origin, actor })
}

function patch(id: number, ...operations: { [key: string]: Json }[]): Promise<GroupRow> {
  return patchGroup({ id: String(id), patch: parsePatchOp({ Operations: operations }), ifMatch: null, actor })
}

function replace(id: number, resource: { [key: string]: Json }): Promise<GroupRow> {
  const hasMembers = 'members' in resource
  return replaceGroup({ id: String(id), resource: coerceResource(resource, groupDefinition), hasMembers, ifMatch: null, actor })
}

/** Makes `count` users; their ids. */
async function people(count: number): Promise<number[]> {
  const ids: number[] = []
  for (let i = 0; i < count; i++) ids.push(await addUser({ resource: { userName: `user${i}`, displayName: `User ${i}` } }))
  return ids
}

function refs(ids: (number | string)[]): Json {
  return ids.map((value) => ({ value: String(value) }))
}

async function members(id: number): Promise<number[]> {
  const found = (await findMembers([id])).get(id)?.map(({ userId }) => userId) ?? []
  expect((await getProvisionedGroup(String(id))).memberCount).toBe(found.length)
  return found
}

function events(kind: 'user' | 'group', id: number): Promise<AuditEventRow[]> {
  return findAuditEvents({ target: { kind, id }, limit: 100 })
}

async function actions(kind: 'user' | 'group', id: number): Promise<string[]> {
  return (await events(kind, id)).map(({ action }) => action).reverse()
}

describe('create', () => {
  it('stores name, externalId and members, and shows them to both sides', async () => {
    const [ada = 0, bob = 0] = await people(2)
    const row = await create({ displayName: 'Sales', externalId: 'g-1', members: refs([bob, ada]) })
    const listed = (await findMembers([row.id])).get(row.id) ?? []
    const meta = { resourceType: 'Group', location: 'https://x/Groups/1000000001', version: 'W/"1"' }
    expect(toScimGroup(row, { baseUrl: 'https://x', members: listed })).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      id: '1000000001',
      externalId: 'g-1',
      displayName: 'Sales',
      members: [
        { value: String(ada), $ref: `https://x/Users/${ada}`, display: 'User 0', type: 'User' },
        { value: String(bob), $ref: `https://x/Users/${bob}`, display: 'User 1', type: 'User' },
      ],
      meta: { ...meta, created: row.createdAt.toISOString(), lastModified: row.createdAt.toISOString() },
    })
    expect(row).toMatchObject({ memberCount: 2, permission: 'none', origin: 'entra' })
    expect('members' in toScimGroup(row, { baseUrl: '', members: null })).toBe(false)
    expect((await findGroupsOf([ada])).get(ada)).toEqual([{ id: row.id, displayName: 'Sales', permission: 'none' }])
    expect(await events('group', row.id)).toMatchObject([
      { action: 'group.created', after: { displayName: 'Sales', externalId: 'g-1', members: 2 }, actorId: 7, targetName: 'Sales' },
    ])
    expect(await events('user', ada)).toMatchObject([
      { action: 'user.role_added', after: { role: 'Sales', roleId: row.id }, targetName: 'User 0', actorName: 'Entra', requestId: 'r-1' },
    ])
  })

  it('shows an empty list of members, and the groups of a user', async () => {
    const row = await create({ displayName: 'Empty' })
    expect(toScimGroup(row, { baseUrl: '', members: [] }).members).toEqual([])
    const user = await createUser({ resource: { userName: 'x' }, actor })
    expect('groups' in toScimUser(user, '')).toBe(false)
    expect(toScimUser(user, 'https://x', { groups: [{ id: nthRole(3), displayName: 'Sales', permission: 'none' }] }).groups).toEqual([
      { value: '1000000003', $ref: 'https://x/Groups/1000000003', display: 'Sales', type: 'direct' },
    ])
  })

  it('refuses a name in use in any case with 409 that names the holder', async () => {
    const first = await create({ displayName: 'Zoë' })
    const detail = expect.stringMatching(`id ${first.id}`) as string
    await expect(create({ displayName: 'ZOE\u0308' })).rejects.toMatchObject({ status: 409, scimType: 'uniqueness', detail })
  })

  it('refuses one of two creates of the same name at the same time', async () => {
    const results = await Promise.allSettled([create({ displayName: 'Same' }), create({ displayName: 'same' })])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, scimType: 'uniqueness' } })
  })

  it.each([
    ['a number of nobody', '99'],
    ['a number of nobody, beyond those of users', '2147483647'],
    ['no number at all', 'abc'],
  ])('refuses a member that is %s, and keeps nothing', async (_name, id) => {
    const [ada = 0] = await people(1)
    const refusal = { status: 400, scimType: 'invalidValue', detail: expect.stringContaining(`"${id}"`) as string }
    await expect(create({ displayName: 'Sales', members: refs([ada, id]) })).rejects.toMatchObject(refusal)
    await expect(getProvisionedGroup(String(nthRole(1)))).rejects.toMatchObject({ status: 404, code: 'groupNotFound' })
    expect(await actions('user', ada)).toEqual([])
  })

  it('names ten unknown members and how many more there are', async () => {
    const ids = Array.from({ length: 13 }, (_, index) => String(8000 + index))
    const detail = expect.stringMatching(/"8000".*"8009" and 3 more/) as string
    await expect(create({ displayName: 'Sales', members: refs(ids) })).rejects.toMatchObject({ detail })
  })
})

describe('PATCH', () => {
  it('adds and removes idempotently; version, time and audit move only when something changed', async () => {
    const [ada = 0, bob = 0] = await people(2)
    const { id } = await create({ displayName: 'Sales', members: refs([ada]) })
    const added = await patch(id, { op: 'Add', path: 'members', value: refs([ada, bob]) })
    expect(added).toMatchObject({ version: 2, memberCount: 2 })
    expect(await patch(id, { op: 'Add', path: 'members', value: refs([ada, bob]) })).toEqual(added)
    const removed = await patch(id, { op: 'Remove', path: 'members', value: [{ $ref: null, value: String(bob) }] })
    expect(removed).toMatchObject({ version: 3, memberCount: 1 })
    expect(await patch(id, { op: 'Remove', path: `members[value eq "${bob}"]` })).toEqual(removed)
    expect(await patch(id, { op: 'Remove', path: 'members', value: refs(['nobody', 4711]) })).toEqual(removed)
    expect(await members(id)).toEqual([ada])
    expect(await actions('group', id)).toEqual(['group.created', 'group.members_changed', 'group.members_changed'])
    expect(await actions('user', bob)).toEqual(['user.role_added', 'user.role_removed'])
    expect((await events('group', id))[0]).toMatchObject({ after: { removed: 1, members: 1 } })
  })

  it('renames, removes what a filter selects, and replaces', async () => {
    const ids = await people(4)
    const { id } = await create({ displayName: 'Sales', externalId: 'x', members: refs(ids) })
    await patch(id, { op: 'replace', value: { displayName: 'Marketing', externalId: 'y' } })
    expect(await getProvisionedGroup(String(id))).toMatchObject({ displayName: 'Marketing', externalId: 'y' })
    await patch(id, { op: 'remove', path: 'members[display eq "USER 1"]' })
    expect(await members(id)).toEqual([ids[0], ids[2], ids[3]])
    await patch(id, { op: 'remove', path: `members[value eq "${ids[0]}" or value eq "${ids[2]}"]` })
    expect(await members(id)).toEqual([ids[3]])
    await patch(id, { op: 'replace', path: 'members', value: refs([ids[0] ?? 0, ids[3] ?? 0]) })
    expect(await members(id)).toEqual([ids[0], ids[3]])
    await patch(id, { op: 'remove', path: 'members[type eq "Group"]' })
    expect(await members(id)).toHaveLength(2)
    await patch(id, { op: 'remove', path: 'members' })
    expect(await members(id)).toEqual([])
    expect(await actions('group', id)).toContain('group.updated')
  })

  it('changes nothing when adding and removing cancel out', async () => {
    const [ada = 0] = await people(1)
    const row = await create({ displayName: 'Sales' })
    expect(await patch(row.id, { op: 'add', path: 'members', value: refs([ada]) }, { op: 'remove', path: 'members' })).toEqual(row)
    expect(await actions('user', ada)).toEqual([])
  })

  it('changes nothing when its last operation fails', async () => {
    const [ada = 0, bob = 0] = await people(2)
    const row = await create({ displayName: 'Sales', members: refs([ada]) })
    const operations = [
      { op: 'replace', path: 'displayName', value: 'Other' },
      { op: 'add', path: 'members', value: refs([bob]) },
      { op: 'add', path: 'members', value: refs([bob, 'nobody']) },
    ]
    await expect(patch(row.id, ...operations)).rejects.toMatchObject({ status: 400, detail: expect.stringContaining('"nobody"') as string })
    expect(await getProvisionedGroup(String(row.id))).toEqual(row)
    expect(await members(row.id)).toEqual([ada])
    expect(await actions('group', row.id)).toEqual(['group.created'])
  })

  it.each([
    ['blank', { op: 'replace', path: 'displayName', value: ' ' }, { status: 400, scimType: 'invalidValue' }],
    ['removed', { op: 'remove', path: 'displayName' }, { status: 400, scimType: 'mutability' }],
    ['taken', { op: 'replace', path: 'displayName', value: 'OTHER' }, { status: 409, scimType: 'uniqueness' }],
  ])('refuses a name that is %s', async (_name, operation, refusal) => {
    await create({ displayName: 'Other' })
    const { id } = await create({ displayName: 'Sales' })
    await expect(patch(id, operation)).rejects.toMatchObject(refusal)
  })

  it('refuses a group as a member, naming its id, and knows no user by the id of a group', async () => {
    const [ada = 0] = await people(1)
    const other = await create({ displayName: 'Other' })
    const row = await create({ displayName: 'Sales', members: refs([ada]) })
    const refusal = { status: 400, scimType: 'invalidValue', detail: expect.stringContaining(`"${other.id}"`) as string }
    for (const op of ['add', 'replace'])
      await expect(patch(row.id, { op, path: 'members', value: refs([ada, other.id]) })).rejects.toMatchObject(refusal)
    expect(await getProvisionedGroup(String(row.id))).toEqual(row)
    expect(await members(row.id)).toEqual([ada])
    expect(await patch(row.id, { op: 'remove', path: 'members', value: refs([other.id]) })).toEqual(row)
    await expect(getProvisionedUser(String(row.id))).rejects.toMatchObject({ status: 404, code: 'userNotFound' })
    await expect(getProvisionedGroup(String(ada))).rejects.toMatchObject({ status: 404, code: 'groupNotFound' })
  })

  it('loses no member when two add different ones at the same time', async () => {
    const ids = await people(8)
    const { id } = await create({ displayName: 'Sales' })
    await Promise.all(ids.map((user) => patch(id, { op: 'add', path: 'members', value: refs([user]) })))
    expect(await members(id)).toEqual(ids)
  })

  it('refuses an outdated If-Match with 412 and an unknown group with 404', async () => {
    const { id } = await create({ displayName: 'Sales' })
    const input = { patch: parsePatchOp({ Operations: [{ op: 'remove', path: 'members' }] }), actor }
    await expect(patchGroup({ ...input, id: String(id), ifMatch: 'W/"7"' })).rejects.toMatchObject({ status: 412 })
    await expect(patchGroup({ ...input, id: '77', ifMatch: null })).rejects.toMatchObject({ status: 404, code: 'groupNotFound' })
    await expect(patchGroup({ ...input, id: String(id + 1), ifMatch: null })).rejects.toMatchObject({ status: 404 })
  })
})

describe('PUT', () => {
  it('keeps members that it does not speak of, replaces those it names, and clears them by an empty list', async () => {
    const [ada = 0, bob = 0] = await people(2)
    const { id } = await create({ displayName: 'Sales', externalId: 'x', members: refs([ada]) })
    expect(await replace(id, { displayName: 'Sales' })).toMatchObject({ externalId: null, memberCount: 1 })
    await replace(id, { displayName: 'Sales', members: refs([bob]) })
    expect(await members(id)).toEqual([bob])
    await replace(id, { displayName: 'Sales', members: [] })
    expect(await members(id)).toEqual([])
  })
})

describe('members and their accounts', () => {
  it('stay while disabled, leave when removed, and do not come back', async () => {
    const [ada = 0, bob = 0] = await people(2)
    const group = await create({ displayName: 'Sales', members: refs([ada, bob]) })
    await setUserActive({ id: ada, active: false, actor: admin })
    expect(await members(group.id)).toEqual([ada, bob])
    await deprovisionUser({ id: String(ada), ifMatch: null, actor })
    expect(await members(group.id)).toEqual([bob])
    expect(await getProvisionedGroup(String(group.id))).toMatchObject({ version: group.version + 1 })
    expect((await events('group', group.id))[0]).toMatchObject({ action: 'group.members_changed', after: { removed: 1, members: 1 } })
    expect((await events('user', ada))[0]).toMatchObject({ action: 'user.role_removed', after: { role: 'Sales', roleId: group.id } })
    await createUser({ resource: { userName: 'user0' }, actor })
    expect(await members(group.id)).toEqual([bob])
  })

  it('cannot be members once removed', async () => {
    const [ada = 0] = await people(1)
    const { id } = await create({ displayName: 'Sales' })
    await deprovisionUser({ id: String(ada), ifMatch: null, actor })
    await expect(patch(id, { op: 'add', path: 'members', value: refs([ada]) })).rejects.toMatchObject({ scimType: 'invalidValue' })
  })

  it('are not members when they are removed and added at the same time', async () => {
    const ids = await people(6)
    const { id } = await create({ displayName: 'Sales' })
    await Promise.allSettled(
      ids.flatMap((user) => [
        patch(id, { op: 'add', path: 'members', value: refs([user]) }),
        deprovisionUser({ id: String(user), ifMatch: null, actor }),
      ]),
    )
    expect(await members(id)).toEqual([])
  }, 30_000)
})

describe('DELETE', () => {
  it('takes group and memberships away and keeps name, permission and number in the audit trail', async () => {
    const [ada = 0] = await people(1)
    const { id } = await create({ displayName: 'Sales', members: refs([ada]) })
    await deleteGroup({ id: String(id), ifMatch: null, actor, provisioned: true })
    await expect(getProvisionedGroup(String(id))).rejects.toMatchObject({ status: 404 })
    await expect(deleteGroup({ id: String(id), ifMatch: null, actor, provisioned: true })).rejects.toMatchObject({ status: 404 })
    expect((await findGroupsOf([ada])).get(ada)).toEqual([])
    const before = { displayName: 'Sales', permission: 'none', members: 1 }
    expect((await events('group', id))[0]).toMatchObject({ action: 'group.deleted', targetName: 'Sales', before })
    expect(await actions('user', ada)).toEqual(['user.role_added', 'user.role_removed'])
    expect((await create({ displayName: 'Sales' })).id).toBeGreaterThan(id)
  })
})

describe('groups of the console', () => {
  it('are made with their permission and their members in one event', async () => {
    const [ada = 0] = await people(1)
    const resource = coerceResource({ displayName: 'Desk', members: refs([ada]) }, groupDefinition)
    const row = await createGroup({ resource, origin: 'console', permission: 'admin', actor: admin })
    expect(row).toMatchObject({ origin: 'console', permission: 'admin', memberCount: 1, version: 1 })
    expect(await events('group', row.id)).toMatchObject([{ action: 'group.created', after: { permission: 'admin', members: 1 } }])
  })

  it('take and lose members there, until the identity provider writes them', async () => {
    const [ada = 0, bob = 0] = await people(2)
    const group = await create({ displayName: 'Staff' }, 'console')
    const changed = await changeMembers({ groupId: group.id, add: [ada, bob], remove: [bob], actor: admin })
    expect(changed).toMatchObject({ memberCount: 2, origin: 'console' })
    expect(await changeMembers({ groupId: group.id, add: [ada], actor: admin })).toEqual(changed)
    expect(await patch(group.id, { op: 'add', path: 'members', value: refs([ada]) })).toMatchObject({
      origin: 'entra',
      version: changed.version,
    })
    await expect(changeMembers({ groupId: group.id, remove: [ada], actor: admin })).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['changes nothing', { op: 'replace', path: 'displayName', value: 'Staff' }, {}, { origin: 'entra', version: 1 }],
    ['renames', { op: 'replace', path: 'displayName', value: 'Team' }, { displayName: 'Team' }, { origin: 'entra', version: 2 }],
  ])('are taken over by a SCIM write that %s, once, and the audit says so', async (_name, operation, named, row) => {
    const { id } = await create({ displayName: 'Staff' }, 'console')
    expect(await patch(id, operation)).toMatchObject(row)
    await patch(id, operation)
    const [event, ...older] = await events('group', id)
    expect(event).toMatchObject({ action: 'group.updated', actorName: 'Entra', before: { origin: 'console' } })
    expect(event?.after).toEqual({ ...named, origin: 'entra' })
    expect(older.map(({ action }) => action)).toEqual(['group.created'])
  })

  const writes: [string, (id: number) => Promise<unknown>][] = [
    ['a PATCH of members', (id) => patch(id, { op: 'remove', path: 'members' })],
    ['a PATCH that changes nothing', (id) => patch(id, { op: 'replace', path: 'displayName', value: 'Staff' })],
    ['a PUT', (id) => replace(id, { displayName: 'Staff', members: [] })],
    ['a DELETE', (id) => deleteGroup({ id: String(id), ifMatch: null, actor, provisioned: true })],
  ]

  describe.each([
    ['admin' as const, 'Admin'],
    ['support' as const, 'Support'],
  ])('that give %s', (permission, label) => {
    it.each(writes)('refuse %s until they give nothing', async (_name, write) => {
      const [ada = 0] = await people(1)
      const resource = coerceResource({ displayName: 'Staff', members: refs([ada]) }, groupDefinition)
      const row = await createGroup({ resource, origin: 'console', permission, actor: admin })
      const detail =
        `The role "Staff" was made in the console and gives ${label}. ` +
        'Set its permission to None there before Microsoft Entra ID may manage it, then give it again.'
      await expect(write(row.id)).rejects.toMatchObject({ status: 409, code: 'conflict', detail })
      expect(await getProvisionedGroup(String(row.id))).toEqual(row)
      expect(await members(row.id)).toEqual([ada])
      expect(await actions('group', row.id)).toEqual(['group.created'])

      // The person who is taken out of the role is not the last admin.
      await addUser({ resource: { userName: 'root' }, permission: 'admin', firstSignInAt: new Date() })
      await setGroupPermission({ groupId: row.id, permission: 'none', actor: admin })
      await write(row.id)
      expect((await events('group', row.id)).length).toBeGreaterThan(2)
    })
  })

  it('that give a permission are deleted in the console, and their name stays taken for SCIM until then', async () => {
    const { id } = await createGroup({ resource: { displayName: 'Staff' }, origin: 'console', permission: 'support', actor: admin })
    await expect(create({ displayName: 'STAFF' })).rejects.toMatchObject({ status: 409, code: 'uniqueness' })
    await deleteGroup({ id: String(id), ifMatch: null, actor: admin, provisioned: false })
    expect(await create({ displayName: 'STAFF' })).toMatchObject({ permission: 'none', origin: 'entra' })
  })
})
