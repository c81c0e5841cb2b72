import { beforeEach, describe, expect, it } from 'vitest'

import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { database } from '@/lib/db/client'
import type { Mail, MailState } from '@/lib/db/generated/client'
import { freshDatabase } from '@/lib/db/test-database'
import { addUser } from '@/lib/directory/test-users'
import { env } from '@/lib/env'
import { saveSettings } from '@/lib/settings/save-settings'
import { countHeldInvitations, releaseInvitations } from './release-invitations'
import { COOLDOWN_MS, resendInvitation } from './resend-invitation'

const ada = { kind: 'user', id: 1, name: 'Ada', address: '10.0.0.1', requestId: 'r-2' } as const
const PROVIDER = { tenantId: 't', clientId: 'c', clientSecret: 's', issuer: 'https://login.example/t/v2.0' }
const LONG_AGO = new Date('2026-05-03T14:02:00Z')

beforeEach(async () => {
  env.ENTRA = PROVIDER
  await freshDatabase()
})

const addEve = (more: Partial<Parameters<typeof addUser>[0]> = {}) =>
  addUser({ resource: { userName: 'eve@example.com', displayName: 'Eve' }, ...more })
const resend = (userId: number) => resendInvitation({ userId, actor: ada })

async function addMail(
  userId: number,
  state: MailState,
  more: Partial<Pick<Mail, 'stateAt' | 'address' | 'attempts' | 'firstAttemptAt' | 'createdAt'>> = {},
) {
  const { prisma } = await database()
  const times = { nextAttemptAt: new Date('2100-01-01T00:00:00Z'), createdAt: LONG_AGO, stateAt: LONG_AGO }
  const mail = { kind: 'invitation', address: 'eve@example.com', data: { invitedBy: null }, userId, ...times } as const
  await prisma.mail.create({ data: { ...mail, state, ...more } })
}

async function mails(): Promise<Mail[]> {
  const { prisma } = await database()
  return prisma.mail.findMany({ orderBy: { id: 'asc' } })
}

const states = async () => (await mails()).map(({ state }) => state)
const audited = (id: number) => findAuditEvents({ target: { kind: 'user', id }, actions: ['user.invitation_resent'], limit: 10 })

describe('Resend invitation', () => {
  it.each(['sent', 'delivered', 'bounced', 'complained', 'failed', 'cancelled'] as const)(
    'sends another after one that is %s',
    async (state) => {
      const id = await addEve()
      await addMail(id, state)
      expect(await resend(id)).toEqual({ outcome: 'sent', address: 'eve@example.com' })
      expect(await mails()).toMatchObject([{ state }, { state: 'queued', kind: 'invitation', data: { invitedBy: 'Ada' }, userId: id }])
      expect(await audited(id)).toMatchObject([{ actorName: 'Ada', targetName: 'Eve', after: { address: 'eve@example.com' } }])
    },
  )

  it.each(['held', 'queued'] as const)('sends one that is %s now, and not a second one', async (state) => {
    const id = await addEve()
    await addMail(id, state, { attempts: state === 'queued' ? 3 : 0 })
    const before = Date.now()
    expect(await resend(id)).toMatchObject({ outcome: 'sent' })
    const [mail, ...others] = await mails()
    expect(others).toEqual([])
    expect(mail?.state).toBe('queued')
    // Due, and before the thousands that an initial cycle or a release may have queued.
    expect(mail?.nextAttemptAt.getTime()).toBeLessThan(before - 1000)
  })

  it('sends at once though the policy holds', async () => {
    await saveSettings({ changes: { invitationPolicy: 'hold' }, actor: ada })
    const id = await addEve()
    await resend(id)
    expect(await states()).toEqual(['queued'])
  })

  it('goes to the address of today and cancels one on its way to another', async () => {
    const id = await addEve()
    await addMail(id, 'queued', { address: 'eve@old.example', attempts: 2 })
    await resend(id)
    expect(await mails()).toMatchObject([
      { state: 'cancelled', address: 'eve@old.example' },
      { state: 'queued', address: 'eve@example.com' },
    ])
  })

  it('sends one mail for clicks at the same time, and tells the others when they can', async () => {
    const id = await addEve()
    await addMail(id, 'delivered')
    const before = Date.now()
    const outcomes = await Promise.all([resend(id), resend(id), resend(id)])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['cooldown', 'cooldown', 'sent'])
    const refused = outcomes.find((one) => one.outcome === 'cooldown')
    expect(refused).toMatchObject({ name: 'Eve' })
    expect(refused?.until.getTime()).toBeGreaterThanOrEqual(before + COOLDOWN_MS)
    expect(await states()).toEqual(['delivered', 'queued'])
    expect(await audited(id)).toHaveLength(1)
  })

  it('can be had again once the five minutes are over', async () => {
    const id = await addEve()
    await addMail(id, 'sent', { stateAt: new Date(Date.now() - COOLDOWN_MS + 60_000) })
    expect(await resend(id)).toMatchObject({ outcome: 'cooldown' })
    const { prisma } = await database()
    await prisma.mail.updateMany({ data: { stateAt: new Date(Date.now() - COOLDOWN_MS - 1000) } })
    expect(await resend(id)).toMatchObject({ outcome: 'sent' })
  })

  it.each(['delivered', 'complained'] as const)('counts the five minutes of one that is %s from when it left', async (state) => {
    const id = await addEve()
    const [justNow, before] = [new Date(), new Date(Date.now() - COOLDOWN_MS - 1000)]
    await addMail(id, state, { stateAt: justNow, createdAt: LONG_AGO, firstAttemptAt: justNow })
    expect(await resend(id)).toEqual({ outcome: 'cooldown', name: 'Eve', until: new Date(justNow.getTime() + COOLDOWN_MS) })
    await addMail(id, state, { stateAt: justNow, createdAt: justNow, firstAttemptAt: null })
    expect(await resend(id)).toMatchObject({ outcome: 'cooldown' })
    await addMail(id, state, { stateAt: justNow, createdAt: LONG_AGO, firstAttemptAt: before })
    expect(await resend(id)).toMatchObject({ outcome: 'sent' })
  })

  it('needs no five minutes when the last one bounced just now', async () => {
    const id = await addEve()
    await addMail(id, 'bounced', { stateAt: new Date(), createdAt: new Date(), firstAttemptAt: new Date() })
    expect(await resend(id)).toMatchObject({ outcome: 'sent' })
    expect(await resend(id)).toMatchObject({ outcome: 'cooldown' })
  })

  it('is for those who may enter and never did, with an address', async () => {
    const refused = async (id: number) => (await resend(id)).outcome
    const userName = (name: string) => ({ resource: { userName: name } })
    expect(await refused(await addUser({ resource: { userName: 'a@example.com', active: false } }))).toBe('disabled')
    expect(await refused(await addUser({ ...userName('b@example.com'), removedAt: LONG_AGO }))).toBe('removed')
    expect(await refused(await addUser({ ...userName('c@example.com'), firstSignInAt: LONG_AGO }))).toBe('signed_in')
    expect(await refused(await addUser(userName('nobody')))).toBe('no_address')
    expect(await refused(99)).toBe('unknown')
    expect(await mails()).toEqual([])
  })
})

describe('an account made in the console', () => {
  const addConsoleUser = () => addEve({ origin: 'console', signInKey: 'eve@example.com' })

  it('gets a new link to choose its password where single sign-on is not configured', async () => {
    env.ENTRA = null
    const id = await addConsoleUser()
    await addMail(id, 'failed')
    expect(await resend(id)).toMatchObject({ outcome: 'sent' })
    expect(await mails()).toMatchObject([
      { state: 'failed' },
      { kind: 'password_link', state: 'queued', data: { reason: 'invited', invitedBy: 'Ada' } },
    ])
    expect(await resend(id)).toMatchObject({ outcome: 'cooldown' })
  })

  it('gets an invitation like the rest where it is', async () => {
    const id = await addConsoleUser()
    await resend(id)
    expect(await mails()).toMatchObject([{ kind: 'invitation', state: 'queued' }])
  })
})

describe('held invitations', () => {
  it('are released together, with one event that counts them, and nothing else is', async () => {
    const id = await addEve()
    for (const state of ['held', 'held', 'cancelled', 'no_address'] as const) await addMail(id, state)
    expect(await countHeldInvitations()).toBe(2)
    expect(await releaseInvitations(ada)).toBe(2)
    expect(await states()).toEqual(['queued', 'queued', 'cancelled', 'no_address'])
    const { prisma } = await database()
    expect(await prisma.auditEvent.findMany()).toMatchObject([{ action: 'invitations.released', actorName: 'Ada', after: { count: 2 } }])
    expect([await countHeldInvitations(), await releaseInvitations(ada)]).toEqual([0, 0])
    expect(await prisma.auditEvent.count()).toBe(1)
  })
})
