import { beforeEach, describe, expect, it } from 'vitest'

import { findAccount } from '@/lib/auth/sign-in-store'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { coerceResource } from '@/lib/scim/coerce-resource'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { changeMembers } from './change-members'
import { createGroup } from './create-group'
import { deleteGroup } from './delete-group'
import { deprovisionUser } from './deprovision-user'
import { strongest } from './effective-permission'
import { getProvisionedGroup } from './get-group'
import { getUserDetail } from './get-user-detail'
import { findMembers } from './group-members'
import { LastAdminError } from './last-admin'
import { listUsers } from './list-users'
import { patchGroup } from './patch-group'
import { replaceGroup } from './replace-group'
import { setGroupPermission } from './set-group-permission'
import { setUserActive } from './set-user-active'
import { addActingAdmin, addUser } from './test-users'

const actor = { kind: 'user', id: 900, name: 'Ada', address: '10.0.0.1', requestId: 'r-2' } as const
const SIGNED_IN = new Date('2026-06-01T08:00:00Z')

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(actor))

function person(userName: string, columns: Partial<Parameters<typeof addUser>[0]> = {}): Promise<number> {
  return addUser({ resource: { userName }, firstSignInAt: SIGNED_IN, ...columns })
}

/** A group with a permission; its id. */
async function group(
  name: string,
  permission: 'admin' | 'support' | 'none',
  members: number[],
  origin: 'entra' | 'console' = 'entra',
): Promise<number> {
  const resource = coerceResource({ displayName: name, members: members.map(String) }, groupDefinition)
  const { id } = await createGroup({ resource, origin, actor })
  await setGroupPermission({ groupId: id, permission, actor })
  return id
}

async function permission(id: number): Promise<string | undefined> {
  return (await findAccount(await reader(), id))?.permission
}

function removeMember(groupId: number, userId: number) {
  const patch = parsePatchOp({ Operations: [{ op: 'remove', path: 'members', value: [{ value: String(userId) }] }] })
  return patchGroup({ id: String(groupId), patch, ifMatch: null, actor })
}

describe('effective permission', () => {
  it('is the strongest of all there are', () => {
    expect(strongest([])).toBe('none')
    expect(strongest(['none', 'support'])).toBe('support')
    expect(strongest(['support', 'admin', 'none'])).toBe('admin')
  })

  it('is what a session reads: from a group, beside its own, gone with the membership', async () => {
    const bob = await person('bob')
    await person('root', { permission: 'admin' })
    expect(await permission(bob)).toBe('none')
    const support = await group('Support', 'support', [bob])
    expect(await permission(bob)).toBe('support')
    const admins = await group('Admins', 'admin', [bob])
    expect(await permission(bob)).toBe('admin')
    await removeMember(admins, bob)
    expect(await permission(bob)).toBe('support')
    await setGroupPermission({ groupId: support, permission: 'none', actor })
    expect(await permission(bob)).toBe('none')
  })

  it('is not weakened by a group', async () => {
    const root = await person('root', { permission: 'admin' })
    await group('Support', 'support', [root])
    expect(await permission(root)).toBe('admin')
  })

  it('is shown with its roles in the list and the detail', async () => {
    const bob = await person('bob', { permission: 'support' })
    const id = await group('Admins', 'admin', [bob])
    const roles = [{ id, displayName: 'Admins', permission: 'admin' }]
    const { users } = await listUsers({ status: null, sort: { key: 'name', descending: false } })
    expect(users.filter(({ id: other }) => other !== actor.id)).toMatchObject([{ permission: 'admin', roles }])
    expect(await getUserDetail(bob)).toMatchObject({ permission: 'admin', directPermission: 'support', roles, isLastAdmin: true })
    await person('root', { permission: 'admin' })
    expect(await getUserDetail(bob)).toMatchObject({ isLastAdmin: false })
  })

  it('of a group is audited when it changes, and only then', async () => {
    const id = await group('Support', 'support', [])
    const row = await getProvisionedGroup(String(id))
    expect(await setGroupPermission({ groupId: id, permission: 'support', actor })).toEqual(row)
    const [event, ...older] = await findAuditEvents({ target: { kind: 'group', id }, limit: 10 })
    expect(event).toMatchObject({ action: 'group.permission_changed', before: { permission: 'none' }, after: { permission: 'support' } })
    expect(older).toHaveLength(1)
  })
})

describe('the last admin', () => {
  const ways: [string, (ids: { user: number; group: number }) => Promise<unknown>, 'console'?][] = [
    ['disabling', ({ user }) => setUserActive({ id: user, active: false, actor })],
    ['removing the account', ({ user }) => deprovisionUser({ id: String(user), ifMatch: null, actor })],
    ['a PATCH of members', ({ user, group }) => removeMember(group, user)],
    [
      'a PUT of members',
      ({ group }) => replaceGroup({ id: String(group), resource: { displayName: 'Admins' }, hasMembers: true, ifMatch: null, actor }),
    ],
    ['deleting the group', ({ group }) => deleteGroup({ id: String(group), ifMatch: null, actor, provisioned: true })],
    ['changing its permission', ({ group }) => setGroupPermission({ groupId: group, permission: 'support', actor })],
    ['changing members in the console', ({ user, group }) => changeMembers({ groupId: group, remove: [user], actor }), 'console'],
  ]

  describe.each(ways)('%s', (_name, change, origin) => {
    it('is refused while nobody else can sign in with Admin, and nothing changes', async () => {
      const user = await person('bob')
      await person('disabled', { permission: 'admin', active: false })
      const invited = await person('invited', { firstSignInAt: null })
      const id = await group('Admins', 'admin', [user, invited], origin)
      const row = await getProvisionedGroup(String(id))
      await expect(change({ user, group: id })).rejects.toBeInstanceOf(LastAdminError)
      expect(await getProvisionedGroup(String(id))).toEqual(row)
      expect((await findMembers([id])).get(id)).toHaveLength(2)
      expect(await permission(user)).toBe('admin')
    })

    it.each(['of its own', 'from another group'])('is fine when somebody else has Admin %s', async (how) => {
      const user = await person('bob')
      const other = await person('root', { permission: how === 'of its own' ? 'admin' : 'none' })
      if (how !== 'of its own') await group('Others', 'admin', [other])
      await change({ user, group: await group('Admins', 'admin', [user], origin) })
      expect(await permission(other)).toBe('admin')
    })
  })

  it('may leave a group of admins who have Admin elsewhere', async () => {
    const root = await person('root', { permission: 'admin' })
    const id = await group('Admins', 'admin', [root])
    expect(await removeMember(id, root)).toMatchObject({ memberCount: 0 })
  })

  it('does not keep disabled members of a group of admins', async () => {
    const off = await person('off', { active: false })
    const id = await group('Admins', 'admin', [off])
    expect(await removeMember(id, off)).toMatchObject({ memberCount: 0 })
  })

  it('is one of two who are taken away at the same time, each through another group', async () => {
    const [one, two] = [await person('one'), await person('two')]
    const [first, second] = [await group('First', 'admin', [one]), await group('Second', 'admin', [two])]
    const results = await Promise.allSettled([removeMember(first, one), removeMember(second, two)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
