import { beforeEach, describe, expect, it, vi } from 'vitest'

import { reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { openTransaction, waitingForLock } from '@/lib/db/test-fixtures'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { changeMembers } from '@/lib/directory/change-members'
import { createGroup } from '@/lib/directory/create-group'
import { createUser } from '@/lib/directory/create-user'
import { deprovisionUser } from '@/lib/directory/deprovision-user'
import { invitePerson } from '@/lib/directory/invite-person'
import { patchUser } from '@/lib/directory/patch-user'
import { setUserPermission } from '@/lib/directory/set-user-permission'
import { addActingAdmin, addUser } from '@/lib/directory/test-users'
import { lockUser } from '@/lib/directory/user-store'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { readEntraIdentity } from './entra-identity'
import { signInWithEntra } from './entra-sign-in'
import { frontChannelSignOut } from './entra-sign-out'

const TENANT = '11111111-1111-1111-1111-111111111111'
const OID = '00000000-0000-0000-0000-00000000000a'
const root = { kind: 'user', id: 900, name: 'Grace', address: null, requestId: null } as const
const key = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const

/** PGlite runs one transaction after the other. */
const onPostgres = it.runIf(process.env.TEST_DATABASE_URL)

vi.hoisted(() =>
  Object.assign(process.env, { ENTRA_TENANT_ID: '11111111-1111-1111-1111-111111111111', ENTRA_CLIENT_ID: 'c', ENTRA_CLIENT_SECRET: 's' }),
)

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(root))

function signIn(claims: Record<string, unknown> = {}) {
  const identity = readEntraIdentity({ oid: OID, tid: TENANT, preferred_username: 'eve@example.com', ...claims })
  if (!identity) throw new Error('These claims are nobody.')
  return signInWithEntra({ identity, tenantId: TENANT, address: '192.0.2.1', requestId: null })
}

async function attempts() {
  return (await reader()).signInAttempt.findMany({ select: { userId: true, outcome: true, method: true }, orderBy: { id: 'asc' } })
}

async function readUser(id: number) {
  return (await reader()).user.findUniqueOrThrow({ where: { id } })
}

describe('signing in with Microsoft Entra ID', () => {
  it('binds the provisioned account at the first sign-in, which turns it from invited to active', async () => {
    const id = await addUser({ resource: { userName: 'Eve@Example.com' } })
    expect(await signIn()).toEqual({ userId: id, epoch: 0 })
    expect(await readUser(id)).toMatchObject({ entraObjectId: OID, firstSignInAt: expect.any(Date) })
    expect(await findAuditEvents({ target: { kind: 'user', id }, actions: ['user.linked'], limit: 9 })).toHaveLength(1)
    expect(await attempts()).toEqual([{ userId: id, outcome: 'success', method: 'entra' }])
  })

  it('follows the object id after that, whatever the account is renamed to', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    await signIn()
    await patchUser({
      id: String(id),
      patch: parsePatchOp({ Operations: [{ op: 'Replace', path: 'userName', value: 'eve.adams@example.com' }] }),
      ifMatch: null,
      actor: key,
    })
    expect(await signIn({ preferred_username: 'eve.adams@example.com' })).toEqual({ userId: id, epoch: 0 })
    expect(await signIn({ preferred_username: 'anything' })).toEqual({ userId: id, epoch: 0 })
  })

  it('keeps whoever got the user name later out of the account', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    await signIn()
    expect(await signIn({ oid: '00000000-0000-0000-0000-00000000000b' })).toEqual({ refusal: { reason: 'not-provisioned' } })
    expect(await readUser(id)).toMatchObject({ entraObjectId: OID })
  })

  it('refuses the disabled one, says when and by whom, and notes it on their timeline', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    await patchUser({
      id: String(id),
      patch: parsePatchOp({ Operations: [{ op: 'Replace', path: 'active', value: 'False' }] }),
      ifMatch: null,
      actor: key,
    })
    expect(await signIn()).toEqual({ refusal: { reason: 'disabled', at: expect.any(Date), by: 'Microsoft Entra ID' } })
    expect(await readUser(id)).toMatchObject({ entraObjectId: null, firstSignInAt: null })
    expect(await attempts()).toEqual([{ userId: id, outcome: 'disabled', method: 'entra' }])
  })

  it('refuses the removed one as not provisioned, and notes it on their timeline', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    await deprovisionUser({ id: String(id), ifMatch: null, actor: key })
    expect(await signIn()).toEqual({ refusal: { reason: 'not-provisioned' } })
    expect(await attempts()).toEqual([{ userId: id, outcome: 'removed', method: 'entra' }])
  })

  it('refuses whom a key renamed after the console gave a role with a permission, until the role is given again', async () => {
    await addUser({ resource: { userName: 'grace@example.com' }, permission: 'admin', passwordHash: 'a hash' })
    const id = await addUser({ resource: { userName: 'ada@example.com' } })
    const group = await createGroup({ resource: { displayName: 'IT' }, origin: 'console', permission: 'admin', actor: root })
    await changeMembers({ groupId: group.id, add: [id], actor: root })
    const patch = parsePatchOp({ Operations: [{ op: 'Replace', path: 'userName', value: 'eve@example.com' }] })
    await patchUser({ id: String(id), patch, ifMatch: null, actor: key })
    expect(await signIn()).toEqual({ refusal: { reason: 'not-provisioned' } })
    expect(await readUser(id)).toMatchObject({ entraObjectId: null, firstSignInAt: null })
    expect(await attempts()).toEqual([{ userId: id, outcome: 'not_provisioned', method: 'entra' }])
    await changeMembers({ groupId: group.id, remove: [id], actor: root })
    await changeMembers({ groupId: group.id, add: [id], actor: root })
    expect(await signIn()).toEqual({ userId: id, epoch: 0 })
  })

  const rename = (id: number, op: object = { op: 'Replace', path: 'userName', value: 'eve@example.com' }) =>
    patchUser({ id: String(id), patch: parsePatchOp({ Operations: [op] }), ifMatch: null, actor: key })

  it.each(['admin', 'support'] as const)(
    'refuses whom a key renamed after an admin gave them %s directly, until it is given again',
    async (given) => {
      const id = await addUser({ resource: { userName: 'ada@example.com' } })
      await addUser({ resource: { userName: 'grace@example.com' }, permission: 'admin', passwordHash: 'a hash' })
      await setUserPermission({ userId: id, permission: given, actor: root })
      await rename(id)
      expect(await signIn()).toEqual({ refusal: { reason: 'not-provisioned' } })
      expect(await readUser(id)).toMatchObject({ entraObjectId: null, firstSignInAt: null })
      await setUserPermission({ userId: id, permission: 'none', actor: root })
      await setUserPermission({ userId: id, permission: given, actor: root })
      expect(await signIn()).toEqual({ userId: id, epoch: 0 })
    },
  )

  it('refuses whom a key gave the object id of somebody else after an admin gave them Admin', async () => {
    const id = await addUser({ resource: { userName: 'ada@example.com' } })
    await setUserPermission({ userId: id, permission: 'admin', actor: root })
    await rename(id, { op: 'Add', path: 'externalId', value: OID })
    expect(await signIn()).toEqual({ refusal: { reason: 'not-provisioned' } })
  })

  it('refuses whom a key renamed after they were invited with a permission, and lets in the invited', async () => {
    const invited = await invitePerson({ name: 'Ada', email: 'ada@example.com', permission: 'support', actor: root })
    const id = 'userId' in invited ? invited.userId : 0
    await rename(id)
    expect(await signIn()).toEqual({ refusal: { reason: 'not-provisioned' } })
    const eve = await invitePerson({ name: 'Bob', email: 'bob@example.com', permission: 'support', actor: root })
    expect(await signIn({ preferred_username: 'bob@example.com' })).toEqual({ ...eve, epoch: 0 })
  })

  it('lets in whom a key renamed before an admin gave them Admin, or who has no permission any more', async () => {
    const id = await addUser({ resource: { userName: 'ada@example.com' } })
    await rename(id)
    await setUserPermission({ userId: id, permission: 'admin', actor: root })
    expect(await signIn()).toEqual({ userId: id, epoch: 0 })
    const bob = await addUser({ resource: { userName: 'bob@example.com' } })
    await setUserPermission({ userId: bob, permission: 'support', actor: root })
    await rename(bob, { op: 'Replace', path: 'userName', value: 'rob@example.com' })
    await setUserPermission({ userId: bob, permission: 'none', actor: root })
    const other = { oid: '00000000-0000-0000-0000-00000000000b', preferred_username: 'rob@example.com' }
    expect(await signIn(other)).toEqual({ userId: bob, epoch: 0 })
  })

  it('creates nobody', async () => {
    expect(await signIn()).toEqual({ refusal: { reason: 'not-provisioned' } })
    expect(await (await reader()).user.count({ where: { id: { not: root.id } } })).toBe(0)
    expect(await attempts()).toEqual([{ userId: null, outcome: 'not_provisioned', method: 'entra' }])
  })

  it('refuses another tenant, also when names and ids agree', async () => {
    const id = await addUser({ resource: { userName: 'eve@contoso.example', externalId: OID } })
    expect(await signIn({ tid: 'other', preferred_username: 'eve@contoso.example' })).toEqual({
      refusal: { reason: 'wrong-tenant', domain: 'contoso.example' },
    })
    expect(await readUser(id)).toMatchObject({ entraObjectId: null })
    expect(await attempts()).toEqual([{ userId: null, outcome: 'wrong_tenant', method: 'entra' }])
  })

  it('lets the e-mail claim decide nothing', async () => {
    await addUser({ resource: { userName: 'ada@example.com', emails: [{ value: 'ada@example.com', type: 'work' }] } })
    expect(await signIn({ email: 'ada@example.com', preferred_username: undefined })).toEqual({ refusal: { reason: 'not-provisioned' } })
  })

  it('of two first sign-ins at once both end in the one account', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    expect(await Promise.all([signIn(), signIn()])).toEqual(Array(2).fill({ userId: id, epoch: 0 }))
  })
})

describe('one account among many that are named like it', () => {
  const many = async () => {
    for (let count = 0; count < 21; count++) await addUser({ resource: { userName: `decoy-${count}`, externalId: OID } })
  }

  it('is still that of the person it is bound to', async () => {
    await many()
    const id = await addUser({ resource: { userName: 'eve@example.com', externalId: OID }, entraObjectId: OID })
    expect(await signIn()).toEqual({ userId: id, epoch: 0 })
    expect(await signIn({ preferred_username: 'anything' })).toEqual({ userId: id, epoch: 0 })
  })

  it('is refused like itself when it is disabled', async () => {
    await many()
    await addUser({ resource: { userName: 'eve@example.com', externalId: OID, active: false }, entraObjectId: OID })
    expect(await signIn()).toEqual({ refusal: { reason: 'disabled', at: null, by: null } })
  })
})

describe('an account that changes while its person signs in', () => {
  onPostgres('lets nobody in by the name that it had', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    const renaming = await openTransaction(async (tx) => {
      await lockUser(tx, id)
      await tx.user.update({ where: { id }, data: { userName: 'bob@example.com', userNameKey: 'bob@example.com' } })
    })
    const outcome = signIn()
    await Promise.race([outcome, waitingForLock(1)])
    await renaming.commit()
    expect(await outcome).toEqual({ refusal: { reason: 'not-provisioned' } })
    expect(await readUser(id)).toMatchObject({ entraObjectId: null, firstSignInAt: null })
  })

  onPostgres('lets nobody in to another account without asking again', async () => {
    const [id, other] = [await addUser({ resource: { userName: 'eve@example.com' } }), await addUser({ resource: { userName: 'other' } })]
    const swapping = await openTransaction(async (tx) => {
      await lockUser(tx, id)
      await tx.user.update({ where: { id }, data: { userName: 'bob', userNameKey: 'bob' } })
      await tx.user.update({ where: { id: other }, data: { userName: 'eve@example.com', userNameKey: 'eve@example.com' } })
    })
    const outcome = Promise.allSettled([signIn()])
    await Promise.race([outcome, waitingForLock(1)])
    await swapping.commit()
    expect(await outcome).toMatchObject([{ status: 'rejected' }])
    expect(await (await reader()).user.count({ where: { entraObjectId: OID } })).toBe(0)
    expect(await signIn()).toEqual({ userId: other, epoch: 0 })
  })

  onPostgres('has one of two persons who are both called like it', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    const oids = [OID, OID.replace('a', 'b')]
    const outcomes = await Promise.all(oids.map((oid) => signIn({ oid })))
    expect(outcomes.filter((outcome) => 'userId' in outcome)).toEqual([{ userId: id, epoch: 0 }])
    expect(outcomes.filter((outcome) => 'refusal' in outcome)).toEqual([{ refusal: { reason: 'not-provisioned' } }])
  })
})

describe('signing out at Microsoft Entra ID', () => {
  const issuer = `https://login.microsoftonline.com/${TENANT}/v2.0`

  it.each([
    ['ends the sessions it began', 's-1', issuer, 1],
    ['leaves others alone', 's-2', null, 0],
    ['believes no other issuer', 's-1', 'https://evil.example', 0],
    ['ignores what no session is called', 'a\0b', null, 0],
  ])('%s', async (_name, sid, from, epoch) => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    await signIn({ sid: 's-1' })
    await frontChannelSignOut({ issuer: from, sid })
    expect((await readUser(id)).sessionEpoch).toBe(epoch)
  })

  it.each(['s-1', 's-2'])('in one of two browsers ends the sessions in both: %s', async (sid) => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    await signIn({ sid: 's-1' })
    await signIn({ sid: 's-2' })
    await signIn({ sid: undefined })
    await frontChannelSignOut({ issuer, sid })
    expect((await readUser(id)).sessionEpoch).toBe(1)
    // What has ended ends nothing that began since.
    expect(await signIn({ sid: 's-3' })).toEqual({ userId: id, epoch: 1 })
    for (const ended of ['s-1', 's-2']) await frontChannelSignOut({ issuer, sid: ended })
    expect((await readUser(id)).sessionEpoch).toBe(1)
  })

  it('ends the sessions of whoever signed in by it last', async () => {
    const [eve, bob] = [
      await addUser({ resource: { userName: 'eve@example.com' } }),
      await addUser({ resource: { userName: 'bob@example.com' } }),
    ]
    await signIn({ sid: 's-1' })
    await signIn({ sid: 's-1', oid: OID.replace('a', 'b'), preferred_username: 'bob@example.com' })
    await frontChannelSignOut({ issuer, sid: 's-1' })
    expect([(await readUser(eve)).sessionEpoch, (await readUser(bob)).sessionEpoch]).toEqual([0, 1])
  })

  it('ends nothing of an account that a key deleted and created again', async () => {
    const id = await addUser({ resource: { userName: 'eve@example.com' } })
    await signIn({ sid: 's-1' })
    await deprovisionUser({ id: String(id), ifMatch: null, actor: key })
    await createUser({ resource: { userName: 'eve@example.com' }, actor: key })
    const { sessionEpoch } = await readUser(id)
    expect(await (await reader()).entraSession.count()).toBe(0)
    await frontChannelSignOut({ issuer, sid: 's-1' })
    expect((await readUser(id)).sessionEpoch).toBe(sessionEpoch)
  })
})
