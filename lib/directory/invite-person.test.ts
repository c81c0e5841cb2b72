import { beforeEach, describe, expect, it } from 'vitest'

import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { createUser } from './create-user'
import { deprovisionUser } from './deprovision-user'
import { inviteInput } from './invite-input'
import { invitePerson } from './invite-person'
import { addActingAdmin, addUser } from './test-users'

const actor = { kind: 'user', id: 900, name: 'Ada', address: '10.0.0.1', requestId: 'r-2' } as const
const key = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const
const GRACE = { name: 'Grace Hopper', email: 'Grace@Example.com', permission: 'support' as const, actor }

async function userId(invited: ReturnType<typeof invitePerson>): Promise<number> {
  const outcome = await invited
  if (!('userId' in outcome)) throw new Error('Nobody was invited.')
  return outcome.userId
}

async function mails() {
  return (await reader()).mail.findMany({ orderBy: { id: 'asc' } })
}

describe('inviting a person without single sign-on', () => {
  beforeEach(freshDatabase)
  beforeEach(() => addActingAdmin(actor))

  it('makes the account, with the permission, and queues the link to choose a password', async () => {
    const id = await userId(invitePerson(GRACE))
    expect(await (await reader()).user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      userName: 'Grace@Example.com',
      label: 'Grace Hopper',
      email: 'Grace@Example.com',
      origin: 'console',
      permission: 'support',
      active: true,
      signInKey: 'grace@example.com',
      passwordHash: null,
    })
    const [link] = await (await reader()).passwordLink.findMany()
    expect(link).toMatchObject({ userId: id, usedAt: null })
    expect(await mails()).toMatchObject([
      {
        kind: 'password_link',
        state: 'queued',
        userId: id,
        address: 'Grace@Example.com',
        data: { linkId: link?.id, userId: id, expiresAt: link?.expiresAt.toISOString(), invitedBy: 'Ada', reason: 'invited' },
      },
    ])
    const events = await findAuditEvents({ target: { kind: 'user', id }, limit: 9 })
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['user.invited', 900],
      ['user.created', 900],
    ])
    expect(events[0]).toMatchObject({ after: { address: 'Grace@Example.com', permission: 'support' } })
  })

  it('names the user who has the address, and makes and sends nothing', async () => {
    const holderId = await addUser({ resource: { userName: 'GRACE@example.com' } })
    expect(await invitePerson(GRACE)).toEqual({ holderId })
    expect(await (await reader()).user.count({ where: { id: { not: actor.id } } })).toBe(1)
    expect(await mails()).toEqual([])
  })

  it('names the user who signs in with the address under another user name', async () => {
    const holderId = await addUser({ resource: { userName: 'renamed' }, signInKey: 'grace@example.com' })
    expect(await invitePerson(GRACE)).toEqual({ holderId })
  })

  it('makes one account of a form that is sent twice at once, and both answers name it', async () => {
    const [first, second] = await Promise.all([invitePerson(GRACE), invitePerson(GRACE)])
    expect(first).toEqual({ userId: expect.any(Number) as unknown })
    expect(second).toEqual(first)
    expect(await mails()).toHaveLength(1)
    expect('userId' in (await invitePerson({ ...GRACE, permission: 'admin' }))).toBe(false)
    const another = { ...actor, id: 901 }
    await addActingAdmin(another)
    expect('userId' in (await invitePerson({ ...GRACE, actor: another }))).toBe(false)
  })

  it('invites anew whom the identity provider removed, who is somebody else', async () => {
    const first = await userId(invitePerson(GRACE))
    await deprovisionUser({ id: String(first), ifMatch: null, actor: key })
    const second = await userId(invitePerson(GRACE))
    expect(second).not.toBe(first)
    expect(await (await reader()).user.findUniqueOrThrow({ where: { id: second } })).toMatchObject({ signInKey: 'grace@example.com' })
  })

  it('leaves a key neither the permission nor the link when it deletes the account and creates it again', async () => {
    await addUser({ resource: { userName: 'root' }, permission: 'admin', firstSignInAt: new Date('2026-06-01T08:00:00Z') })
    const id = await userId(invitePerson({ ...GRACE, permission: 'admin' }))
    await deprovisionUser({ id: String(id), ifMatch: null, actor: key })
    const back = await createUser({ resource: { userName: GRACE.email }, actor: key })
    expect(back).toMatchObject({ id, permission: 'none' })
    expect(await (await reader()).passwordLink.count({ where: { usedAt: null } })).toBe(0)
    expect((await mails())[0]).toMatchObject({ kind: 'password_link', state: 'cancelled' })
  })
})

describe('the form', () => {
  it.each([
    [{ name: ' ', email: 'a@b.co', permission: 'none' }, 'name'],
    [{ name: 'x'.repeat(201), email: 'a@b.co', permission: 'none' }, 'name'],
    [{ name: 'a\nb', email: 'a@b.co', permission: 'none' }, 'name'],
    [{ name: 'Ada', email: '', permission: 'none' }, 'email'],
    [{ name: 'Ada', email: 'ada', permission: 'none' }, 'email'],
    [{ name: 'Ada', email: `${'a'.repeat(250)}@b.co`, permission: 'none' }, 'email'],
    [{ name: 'Ada', email: 'a@b.co', permission: 'root' }, 'permission'],
  ])('%j has something wrong with its %s', (form, field) => {
    expect(inviteInput.safeParse(form).error?.issues.map(({ path }) => path[0])).toContain(field)
  })

  it('takes blanks off', () => {
    expect(inviteInput.parse({ name: ' Ada ', email: ' a@b.co ', permission: 'none' })).toMatchObject({ name: 'Ada', email: 'a@b.co' })
  })
})
