import { beforeEach, describe, expect, it } from 'vitest'

import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { findAccount } from '@/lib/auth/sign-in-store'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { existsAdmin } from './admin-store'
import { createUser } from './create-user'
import { deprovisionUser } from './deprovision-user'
import { LastAdminError } from './last-admin'
import { setGroupPermission } from './set-group-permission'
import { setUserActive } from './set-user-active'
import { setUserPermission } from './set-user-permission'
import { addRole } from './test-roles'
import { addActingAdmin, addUser } from './test-users'

const actor = { kind: 'user', id: 900, name: 'Ada', address: '10.0.0.1', requestId: 'r-2' } as const
const key = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const
const SIGNED_IN = new Date('2026-06-01T08:00:00Z')

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(actor))

function person(userName: string, columns: Partial<Parameters<typeof addUser>[0]> = {}): Promise<number> {
  return addUser({ resource: { userName }, firstSignInAt: SIGNED_IN, ...columns })
}

async function permission(id: number): Promise<string | undefined> {
  return (await findAccount(await reader(), id))?.permission
}

async function readUser(id: number) {
  return (await reader()).user.findUniqueOrThrow({ where: { id } })
}

describe("setting a person's own permission", () => {
  it.each(['admin', 'support'] as const)('%s is what their session reads, audited with before and after', async (wanted) => {
    const id = await person('bob')
    const before = await readUser(id)
    await setUserPermission({ userId: id, permission: wanted, actor })
    expect(await permission(id)).toBe(wanted)
    const [event, ...rest] = await findAuditEvents({ target: { kind: 'user', id }, limit: 9 })
    expect(event).toMatchObject({ action: 'user.permission_changed', before: { permission: 'none' }, after: { permission: wanted } })
    expect(event).toMatchObject({ actorKind: 'user', actorId: 900, targetName: 'bob' })
    expect(rest).toEqual([])
    expect(await readUser(id)).toEqual({ ...before, permission: wanted })
  })

  it('changes and audits nothing when it is so already', async () => {
    const id = await person('bob', { permission: 'support' })
    await setUserPermission({ userId: id, permission: 'support', actor })
    expect(await findAuditEvents({ target: { kind: 'user', id }, limit: 9 })).toEqual([])
  })

  it('leaves what a role gives', async () => {
    const id = await person('bob', { permission: 'support' })
    await addRole({ displayName: 'IT', permission: 'admin', members: [id] })
    await setUserPermission({ userId: id, permission: 'none', actor })
    expect(await permission(id)).toBe('admin')
  })

  it('gives Admin to nobody who is disabled, but takes it from them', async () => {
    const id = await person('bob', { active: false, permission: 'support' })
    await expect(setUserPermission({ userId: id, permission: 'admin', actor })).rejects.toMatchObject({ status: 409 })
    expect((await readUser(id)).permission).toBe('support')
    await setUserPermission({ userId: id, permission: 'none', actor })
    expect((await readUser(id)).permission).toBe('none')
  })

  it.each(['admin', 'support'] as const)('gives %s to nobody whom the identity provider removed', async (wanted) => {
    const id = await person('bob')
    await deprovisionUser({ id: String(id), ifMatch: null, actor: key })
    await expect(setUserPermission({ userId: id, permission: wanted, actor })).rejects.toThrow(/removed bob\. Assign/)
    expect((await readUser(id)).permission).toBe('none')
  })

  it('knows no account that is none', async () => {
    await expect(setUserPermission({ userId: 99, permission: 'admin', actor })).rejects.toMatchObject({ status: 404 })
  })

  it('is gone from an account that a key deletes and creates again', async () => {
    await person('root', { permission: 'admin' })
    const id = await person('bob')
    await setUserPermission({ userId: id, permission: 'admin', actor })
    await deprovisionUser({ id: String(id), ifMatch: null, actor: key })
    const back = await createUser({ resource: { userName: 'bob' }, actor: key })
    expect(back.id).toBe(id)
    expect(await permission(id)).toBe('none')
  })
})

describe('the last admin', () => {
  it('keeps Admin, and nothing changes', async () => {
    const id = await person('root', { permission: 'admin' })
    await person('off', { permission: 'admin', active: false })
    await person('invited', { permission: 'admin', firstSignInAt: null })
    await expect(setUserPermission({ userId: id, permission: 'support', actor })).rejects.toBeInstanceOf(LastAdminError)
    expect(await permission(id)).toBe('admin')
    expect(await findAuditEvents({ target: { kind: 'user', id }, limit: 9 })).toEqual([])
  })

  it.each(['a role of the same person', 'somebody else'])('is another when %s has Admin', async (how) => {
    const id = await person('root', { permission: 'admin' })
    if (how === 'somebody else') await person('second', { permission: 'admin' })
    else await addRole({ displayName: 'Admins', permission: 'admin', members: [id] })
    await setUserPermission({ userId: id, permission: 'none', actor })
    expect((await readUser(id)).permission).toBe('none')
  })

  it('is one of two who take Admin from each other at the same time', async () => {
    const ids = await Promise.all(['one', 'two'].map((name) => person(name, { permission: 'admin' })))
    const outcomes = await Promise.allSettled(ids.map((userId) => setUserPermission({ userId, permission: 'none', actor })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await existsAdmin(await reader(), null)).toBe(true)
  })

  it.each(['is disabled', 'loses it through a role'])('is left when one loses Admin while another %s', async (how) => {
    const [one, two] = [await person('one', { permission: 'admin' }), await person('two')]
    const groupId = await addRole({ displayName: 'Admins', permission: 'admin', members: [two] })
    const outcomes = await Promise.allSettled([
      setUserPermission({ userId: one, permission: 'none', actor }),
      how === 'is disabled' ? setUserActive({ id: two, active: false, actor }) : setGroupPermission({ groupId, permission: 'none', actor }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await existsAdmin(await reader(), null)).toBe(true)
  })
})
