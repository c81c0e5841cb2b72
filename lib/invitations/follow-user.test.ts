import { beforeEach, describe, expect, it, vi } from 'vitest'

import * as audit from '@/lib/audit/audit-store'
import { database } from '@/lib/db/client'
import type { Mail, MailState } from '@/lib/db/generated/client'
import { freshDatabase } from '@/lib/db/test-database'
import { createUser } from '@/lib/directory/create-user'
import { deprovisionUser } from '@/lib/directory/deprovision-user'
import { replaceUser } from '@/lib/directory/replace-user'
import { setUserActive } from '@/lib/directory/set-user-active'
import { addActingAdmin } from '@/lib/directory/test-users'
import type { UserRow } from '@/lib/directory/user-store'
import { coerceResource } from '@/lib/scim/coerce-resource'
import type { Json } from '@/lib/scim/json'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { saveSettings } from '@/lib/settings/save-settings'

const entra = { kind: 'key', id: 7, name: 'Entra', address: '20.1.2.3', requestId: 'r-1' } as const
const ada = { kind: 'user', id: 900, name: 'Ada', address: '10.0.0.1', requestId: 'r-2' } as const

beforeEach(async () => {
  vi.restoreAllMocks()
  await freshDatabase()
  await addActingAdmin(ada)
})

type Fields = { [key: string]: Json }
const eve: Fields = { userName: 'eve@example.com', displayName: 'Eve' }
const at = (value: string): Fields => ({ emails: [{ type: 'work', value }] })

const create = (fields: Fields = eve): Promise<UserRow> => createUser({ resource: coerceResource(fields, userDefinition), actor: entra })
const replace = (id: number, fields: Fields): Promise<UserRow> =>
  replaceUser({ id: String(id), resource: coerceResource({ ...eve, ...fields }, userDefinition), ifMatch: null, actor: entra })
const remove = (id: number): Promise<void> => deprovisionUser({ id: String(id), ifMatch: null, actor: entra })
const hold = (): Promise<void> => saveSettings({ changes: { invitationPolicy: 'hold' }, actor: ada })

async function mails(): Promise<Mail[]> {
  const { prisma } = await database()
  return prisma.mail.findMany({ orderBy: { id: 'asc' } })
}

const states = async (): Promise<MailState[]> => (await mails()).map(({ state }) => state)
const addresses = async (): Promise<(string | null)[]> => (await mails()).map(({ address }) => address)

async function change(id: number, data: Partial<Pick<Mail, 'state' | 'attempts' | 'firstAttemptAt' | 'nextAttemptAt'>>): Promise<void> {
  const { prisma } = await database()
  await prisma.mail.update({ where: { id }, data })
}

async function signIn(id: number): Promise<void> {
  const { prisma } = await database()
  await prisma.user.update({ where: { id }, data: { firstSignInAt: new Date('2026-05-01T08:00:00Z') } })
}

describe('a new account', () => {
  it('is invited once when it is active, by the identity provider', async () => {
    const { id } = await create({ ...eve, ...at('eve@work.example') })
    expect(await mails()).toMatchObject([
      { kind: 'invitation', state: 'queued', userId: id, address: 'eve@work.example', data: { invitedBy: null }, attempts: 0 },
    ])
    await replace(id, { ...at('eve@work.example'), title: 'Dr' })
    expect(await states()).toEqual(['queued'])
  })

  it('is not invited when it is inactive, until somebody enables it', async () => {
    const { id } = await create({ ...eve, active: false })
    expect(await states()).toEqual([])
    await setUserActive({ id, active: true, actor: ada })
    expect(await mails()).toMatchObject([{ state: 'queued', data: { invitedBy: 'Ada' } }])
  })

  it('waits for its address, and its invitation starts when there is one', async () => {
    const { id } = await create({ ...eve, userName: 'eve' })
    expect(await mails()).toMatchObject([{ state: 'no_address', address: null }])
    await replace(id, { userName: 'eve', ...at('eve@work.example') })
    expect(await mails()).toMatchObject([{ state: 'queued', address: 'eve@work.example' }])
  })

  it('that waited for its address is held where the policy says so', async () => {
    const { id } = await create({ ...eve, userName: 'eve' })
    await hold()
    await replace(id, { userName: 'eve', ...at('eve@work.example') })
    expect(await mails()).toMatchObject([{ state: 'held', address: 'eve@work.example' }])
  })

  it('is held where the policy says so', async () => {
    await hold()
    await create()
    expect(await states()).toEqual(['held'])
  })

  it('that could not be created leaves no invitation behind', async () => {
    await create()
    await expect(create()).rejects.toThrow('eve@example.com')
    expect(await states()).toEqual(['queued'])
    vi.spyOn(audit, 'insertAuditEvent').mockRejectedValue(new Error('disk full'))
    await expect(create({ userName: 'bob@example.com' })).rejects.toThrow('disk full')
    expect(await states()).toEqual(['queued'])
  })
})

describe('an account that is enabled', () => {
  it('is invited again when it never signed in', async () => {
    const { id } = await create()
    await setUserActive({ id, active: false, actor: ada })
    await setUserActive({ id, active: true, actor: ada })
    expect(await states()).toEqual(['cancelled', 'queued'])
  })

  it('is not invited when it has signed in', async () => {
    const { id } = await create()
    await signIn(id)
    await setUserActive({ id, active: false, actor: ada })
    await setUserActive({ id, active: true, actor: ada })
    expect(await states()).toEqual(['cancelled'])
  })
})

describe('an account that is disabled or removed', () => {
  const ends = {
    disabled: (id: number) => setUserActive({ id, active: false, actor: ada }),
    removed: (id: number) => remove(id),
  }
  it.each([
    ['disabled', 'queued'],
    ['disabled', 'held'],
    ['disabled', 'no_address'],
    ['removed', 'queued'],
    ['removed', 'held'],
    ['removed', 'no_address'],
  ] as const)('%s: an invitation that is %s is cancelled', async (end, state) => {
    const { id } = await create()
    await change(1, { state })
    await ends[end](id)
    expect(await states()).toEqual(['cancelled'])
  })

  it('keeps what has left as it is', async () => {
    const { id } = await create()
    await change(1, { state: 'delivered' })
    await remove(id)
    expect(await states()).toEqual(['delivered'])
  })

  it('is invited anew when the identity provider brings it back', async () => {
    const { id } = await create()
    await remove(id)
    const back = await create()
    expect(back.id).toBe(id)
    expect(await states()).toEqual(['cancelled', 'queued'])
  })

  it('is invited when it comes back after a removal, though somebody had signed in to it before', async () => {
    const { id } = await create()
    await signIn(id)
    await remove(id)
    expect(await create()).toMatchObject({ id, firstSignInAt: null, lastSignInAt: null })
    expect(await states()).toEqual(['cancelled', 'queued'])
  })
})

describe('an address that changes', () => {
  it('is where the invitation goes until Resend may have taken it', async () => {
    const { id } = await create({ ...eve, ...at('eve@old.example') })
    await replace(id, at('eve@new.example'))
    expect(await addresses()).toEqual(['eve@new.example'])
    await change(1, { attempts: 1, firstAttemptAt: new Date() })
    await replace(id, at('eve@newer.example'))
    expect(await addresses()).toEqual(['eve@new.example'])
  })

  it('is where it goes when Resend refused it without taking it, at once', async () => {
    const { id } = await create({ ...eve, ...at('eve@old.example') })
    await change(1, { attempts: 3, firstAttemptAt: null, nextAttemptAt: new Date('2100-01-01T00:00:00Z') })
    await replace(id, at('eve@new.example'))
    const [mail] = await mails()
    expect(mail).toMatchObject({ state: 'queued', address: 'eve@new.example' })
    expect(mail?.nextAttemptAt.getTime()).toBeLessThanOrEqual(Date.now())
  })

  it('keeps a held one held', async () => {
    await hold()
    const { id } = await create({ ...eve, ...at('eve@old.example') })
    await replace(id, at('eve@new.example'))
    expect(await mails()).toMatchObject([{ state: 'held', address: 'eve@new.example' }])
  })

  it('and is gone leaves the invitation without one', async () => {
    const { id } = await create({ ...eve, userName: 'eve', ...at('eve@old.example') })
    await replace(id, { userName: 'eve' })
    expect(await mails()).toMatchObject([{ state: 'no_address', address: null }])
  })
})

describe('an account with a name of its own to sign in with, where single sign-on is not configured', () => {
  it('gets a link to choose a password when it is enabled, and no invitation that leads nowhere', async () => {
    const { id } = await create({ ...eve, active: false })
    const { prisma } = await database()
    await prisma.user.update({ where: { id }, data: { signInKey: 'eve@example.com' } })
    await setUserActive({ id, active: true, actor: ada })
    expect(await mails()).toMatchObject([{ kind: 'password_link', state: 'queued', userId: id, data: { invitedBy: 'Ada' } }])
    await setUserActive({ id, active: false, actor: ada })
    expect(await states()).toEqual(['cancelled'])
  })
})
