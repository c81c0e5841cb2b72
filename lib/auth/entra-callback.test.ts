import { beforeEach, expect, it, vi } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { addUser } from '@/lib/directory/test-users'
import { authOptions } from './auth-options'
import { readClaims } from './claims'
import { endAllSessions } from './end-all-sessions'
import { admitFromEntra } from './entra-callback'
import { ENTRA_PROVIDER } from './entra-provider'

const TENANT = '11111111-1111-1111-1111-111111111111'
const OID = '00000000-0000-0000-0000-00000000000a'
const actor = { kind: 'system', id: null, name: 'Test', address: null, requestId: null } as const

vi.hoisted(() =>
  Object.assign(process.env, { ENTRA_TENANT_ID: '11111111-1111-1111-1111-111111111111', ENTRA_CLIENT_ID: 'c', ENTRA_CLIENT_SECRET: 's' }),
)
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

beforeEach(freshDatabase)

/** The user that next-auth hands from callbacks.signIn to callbacks.jwt. */
async function admitted() {
  const user = { id: OID }
  expect(await admitFromEntra({ user, claims: { oid: OID, tid: TENANT, preferred_username: 'eve@example.com' } })).toBe(true)
  return user
}

async function claimsOf(user: { id: string }) {
  const { callbacks } = await authOptions()
  const account = { provider: ENTRA_PROVIDER, type: 'oauth' as const, providerAccountId: OID }
  return readClaims(callbacks.jwt({ token: {}, user, account }))
}

it('hands on whose session begins, under the epoch at which they were let in', async () => {
  const id = await addUser({ resource: { userName: 'eve@example.com' } })
  await (await reader()).user.update({ where: { id }, data: { sessionEpoch: 7 } })
  const user = await admitted()
  await endAllSessions({ userId: id, name: 'Eve', actor })
  expect(await claimsOf(user)).toMatchObject({ userId: id, epoch: 7, way: 'entra' })
})

it('begins no session without an epoch', async () => {
  await expect(claimsOf({ id: '1' })).rejects.toThrow('epoch')
})
