import { beforeEach, describe, expect, it, vi } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import type { AuditAction } from '@/lib/audit/audit-action'
import { database } from '@/lib/db/client'
import type { MailState, SignInOutcome } from '@/lib/db/generated/client'
import { freshDatabase } from '@/lib/db/test-database'
import * as invitations from '@/lib/invitations/invitation-store'
import * as store from './console-user-store'
import { findUserTimeline, type UserTimeline } from './find-user-timeline'
import { addUser } from './test-users'

const minute = (number: number) => new Date(Date.UTC(2026, 4, 3, 14, number))
let userId: number

beforeEach(async () => {
  vi.restoreAllMocks()
  await freshDatabase()
  userId = await addUser({ resource: { userName: 'eve@example.com' } })
})

async function addEvent(event: {
  at: Date
  action: AuditAction
  kind?: Actor['kind']
  before?: object
  after?: object
  targetId?: number
}) {
  const { at, action, kind = 'key', before = {}, after = {}, targetId = userId } = event
  const actor = { actorKind: kind, actorId: 1, actorName: kind === 'key' ? 'Entra' : 'Ada', address: '192.0.2.7', requestId: 'r-1' }
  const { prisma } = await database()
  await prisma.auditEvent.create({ data: { ...actor, at, action, targetKind: 'user', targetId, targetName: 'Eve', before, after } })
}

async function addSignIn(at: Date, outcome: SignInOutcome) {
  const { prisma } = await database()
  await prisma.signInAttempt.create({ data: { at, outcome, nameHash: 'h', address: '192.0.2.8', addressGroup: '192.0.2.8', userId } })
}

const told = ({ items }: UserTimeline) =>
  items.map((item) => {
    if (item.source === 'mail') return `mail ${item.state}`
    return item.source === 'event' ? item.action : item.outcome
  })

async function addMail(at: Date, state: MailState, more: { address?: string; lastError?: string; userId?: number } = {}) {
  const { prisma } = await database()
  const mail = { kind: 'invitation', userId, address: 'eve@example.com', data: { invitedBy: null }, ...more } as const
  await prisma.mail.create({ data: { ...mail, state, nextAttemptAt: at, createdAt: at, stateAt: at } })
}

describe('findUserTimeline', () => {
  it('is empty when nothing happened', async () => {
    expect(await findUserTimeline({ userId })).toEqual({ items: [], older: null, managers: {}, existingRoles: [], failed: [] })
  })

  it('tells events and sign-ins of this account together, newest first', async () => {
    await addEvent({ at: minute(1), action: 'user.created' })
    await addEvent({ at: minute(1), action: 'user.created', targetId: userId + 1 })
    await addSignIn(minute(2), 'success')
    await addEvent({ at: minute(3), action: 'user.disabled', before: { active: true }, after: { active: false } })
    await addSignIn(minute(4), 'disabled')
    const timeline = await findUserTimeline({ userId })
    expect(told(timeline)).toEqual(['disabled', 'user.disabled', 'success', 'user.created'])
    expect(timeline.items[1]).toMatchObject({
      actor: { kind: 'key', id: 1, name: 'Entra' },
      address: '192.0.2.7',
      requestId: 'r-1',
      changes: [{ path: 'active', before: true, after: false }],
    })
  })

  it('tells invitations of this account among them, with where they went and what went wrong', async () => {
    const other = await addUser({ resource: { userName: 'bob@example.com' } })
    await addEvent({ at: minute(1), action: 'user.created' })
    await addMail(minute(1), 'bounced', { address: 'eve@old.example', lastError: 'No such mailbox' })
    await addMail(minute(2), 'sent', { userId: other })
    await addSignIn(minute(3), 'disabled')
    await addMail(minute(4), 'delivered')
    const timeline = await findUserTimeline({ userId })
    expect(told(timeline)).toEqual(['mail delivered', 'disabled', 'mail bounced', 'user.created'])
    expect(timeline.items[2]).toMatchObject({ address: 'eve@old.example', lastError: 'No such mailbox', stateAt: minute(1) })
  })

  it('shows a value that was added or taken away on one side only', async () => {
    await addEvent({ at: minute(1), action: 'user.updated', before: { title: 'Dr' }, after: { nickName: 'E' } })
    const { items } = await findUserTimeline({ userId })
    expect(items[0]).toMatchObject({
      changes: [
        { path: 'title', before: 'Dr' },
        { path: 'nickName', after: 'E' },
      ],
    })
  })

  it('goes on where the last load ended and leaves nothing out', async () => {
    for (let number = 1; number <= 6; number++) {
      await addEvent({ at: minute(2 * number), action: number % 2 ? 'user.disabled' : 'user.enabled' })
      await addSignIn(minute(2 * number + (number > 3 ? 1 : 0)), 'disabled')
      if (number % 2) await addMail(minute(2 * number), 'sent')
    }
    const whole = await findUserTimeline({ userId })
    const loads: UserTimeline[] = []
    let older: string | null | undefined
    do {
      loads.push(await findUserTimeline({ userId, older: older ?? undefined, limit: 5 }))
      older = loads.at(-1)?.older
    } while (older)
    expect(loads.map(({ items }) => items.length)).toEqual([5, 5, 5])
    expect(loads.flatMap(({ items }) => items)).toEqual(whole.items)
  })

  it('narrows to one kind', async () => {
    await addEvent({ at: minute(1), action: 'user.created' })
    await addEvent({ at: minute(2), action: 'user.disabled', kind: 'user' })
    await addEvent({ at: minute(3), action: 'user.enabled', kind: 'system' })
    await addSignIn(minute(4), 'success')
    await addMail(minute(5), 'held')
    expect(told(await findUserTimeline({ userId, kind: 'invitations' }))).toEqual(['mail held'])
    expect(told(await findUserTimeline({ userId, kind: 'provisioning' }))).toEqual(['user.created'])
    expect(told(await findUserTimeline({ userId, kind: 'console' }))).toEqual(['user.enabled', 'user.disabled'])
    expect(told(await findUserTimeline({ userId, kind: 'sign-ins' }))).toEqual(['success'])
  })

  it('keeps the rest when the invitations fail, and says so', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(invitations, 'selectInvitations').mockRejectedValue(new Error('gone'))
    await addEvent({ at: minute(1), action: 'user.created' })
    await addSignIn(minute(2), 'success')
    const timeline = await findUserTimeline({ userId })
    expect(timeline.failed).toEqual(['invitations'])
    expect(told(timeline)).toEqual(['success', 'user.created'])
  })

  it('keeps the rest when one source fails, and names it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(store, 'selectSignInAttempts').mockRejectedValue(new Error('gone'))
    await addEvent({ at: minute(1), action: 'user.created' })
    const timeline = await findUserTimeline({ userId })
    expect(timeline).toMatchObject({ failed: ['sign-ins'], older: null })
    expect(told(timeline)).toEqual(['user.created'])
  })

  it.each(['x', '1', '--', '9999999999999999999-'])('starts at the newest for the cursor %s', async (older) => {
    await addEvent({ at: minute(1), action: 'user.created' })
    expect(told(await findUserTimeline({ userId, older }))).toEqual(['user.created'])
  })
})
