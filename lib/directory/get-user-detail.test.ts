import { beforeEach, describe, expect, it } from 'vitest'

import type { AuditAction } from '@/lib/audit/audit-action'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction } from '@/lib/db/transaction'
import { getUserDetail } from './get-user-detail'
import { addUser } from './test-users'

const LATER = new Date('2100-01-01T00:00:00Z')

beforeEach(freshDatabase)

function record(id: number, action: AuditAction) {
  const actor = { kind: 'key', id: 3, name: 'Entra', address: null, requestId: null } as const
  return inTransaction((tx) => recordAuditEvent(tx, { actor, action, target: { kind: 'user', id, name: 'Eve' } }))
}

async function refuse(userId: number, at: Date) {
  const { prisma } = await database()
  await prisma.signInAttempt.create({
    data: { at, outcome: 'disabled', nameHash: 'h', address: '192.0.2.8', addressGroup: '192.0.2.8', userId },
  })
}

it('is null for an id that no account has', async () => {
  expect(await getUserDetail(7)).toBeNull()
})

it('says who disabled the account and counts only the sign-ins refused since', async () => {
  const id = await addUser({ resource: { userName: 'eve@example.com', displayName: 'Eve', active: false } })
  await record(id, 'user.created')
  await refuse(id, new Date('2026-01-01T00:00:00Z'))
  await record(id, 'user.disabled')
  await record(id, 'user.updated')
  await refuse(id, LATER)
  const detail = await getUserDetail(id)
  expect(detail).toMatchObject({ id, name: 'Eve', status: 'disabled', origin: 'entra', userName: 'eve@example.com' })
  expect(detail?.sentence).toEqual([
    'Disabled by Microsoft Entra ID on ',
    { at: expect.any(Date), show: 'moment' },
    ', with key ',
    { name: 'Entra' },
    '. Sign-in was refused once since.',
  ])
})

it('dates an invitation from when the account came back', async () => {
  const id = await addUser({ resource: { userName: 'eve@example.com' } })
  await record(id, 'user.restored')
  const detail = await getUserDetail(id)
  const [, date] = detail?.sentence ?? []
  expect(date).toMatchObject({ show: 'day' })
  expect(date).not.toMatchObject({ at: detail?.createdAt })
})

it('keeps a removed account readable, with its SCIM attributes', async () => {
  const removedAt = new Date('2026-05-03T14:02:00Z')
  const id = await addUser({ resource: { userName: 'eve@example.com', name: { givenName: 'Eve' }, active: false }, removedAt })
  const detail = await getUserDetail(id)
  expect(detail?.status).toBe('removed')
  expect(detail?.attributes[0]?.rows).toContainEqual({ label: 'Given name', path: 'name.givenName', value: 'Eve' })
  expect(detail?.scim).toMatchObject({ id: String(id), userName: 'eve@example.com', active: false })
})

it('hands out no password hash', async () => {
  const id = await addUser({ resource: { userName: 'ada@example.com' }, passwordHash: '$scrypt$secret' })
  expect(JSON.stringify(await getUserDetail(id))).not.toContain('secret')
})

describe('the last admin', () => {
  const admin = { permission: 'admin', passwordHash: '$scrypt$secret' } as const
  const isLast = async (id: number) => (await getUserDetail(id))?.isLastAdmin

  it('is the only active one who can sign in, whoever else was invited, disabled or removed', async () => {
    const id = await addUser({ resource: { userName: 'ada@example.com' }, ...admin })
    await addUser({ resource: { userName: 'invited@example.com' }, permission: 'admin' })
    await addUser({ resource: { userName: 'disabled@example.com', active: false }, ...admin })
    await addUser({ resource: { userName: 'removed@example.com' }, ...admin, removedAt: LATER })
    await addUser({ resource: { userName: 'eve@example.com' } })
    expect(await isLast(id)).toBe(true)
    const other = await addUser({ resource: { userName: 'grace@example.com' }, permission: 'admin', firstSignInAt: LATER })
    expect([await isLast(id), await isLast(other)]).toEqual([false, false])
  })

  it('is nobody without the permission and nobody who is disabled already', async () => {
    expect(await isLast(await addUser({ resource: { userName: 'eve@example.com' } }))).toBe(false)
    expect(await isLast(await addUser({ resource: { userName: 'ada@example.com', active: false }, ...admin }))).toBe(false)
  })
})
