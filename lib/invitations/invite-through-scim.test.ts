import { beforeAll, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction } from '@/lib/db/transaction'
import { createFirstAdmin } from '@/lib/directory/create-first-admin'
import { addKey, ask, create } from '@/lib/http/test-fixtures'

const actor = { kind: 'system', id: null, name: 'Server', address: null, requestId: null } as const

beforeAll(async () => {
  await freshDatabase()
  const admin = await inTransaction((tx) => createFirstAdmin(tx, { name: 'Ada', email: 'ada@example.com', passwordHash: 'x', actor }))
  await addKey({ ...actor, kind: 'user', id: admin.id }, 'all')
})

async function states(id: string): Promise<string[]> {
  const { prisma } = await database()
  const mails = await prisma.mail.findMany({ where: { userId: Number(id), kind: 'invitation' }, orderBy: { id: 'asc' } })
  return mails.map(({ state }) => state)
}

const setActive = (id: string, value: boolean) =>
  ask('PATCH', `/Users/${id}`, {
    body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op: 'replace', path: 'active', value }] },
  })

it('a user that is provisioned, disabled, assigned again and deleted gets and loses invitations accordingly', async () => {
  const { id } = await create('Users', { userName: 'eve@example.com' })
  expect(await states(id)).toEqual(['queued'])
  expect((await setActive(id, false)).status).toBe(200)
  expect(await states(id)).toEqual(['cancelled'])
  await setActive(id, true)
  expect(await states(id)).toEqual(['cancelled', 'queued'])
  expect((await ask('DELETE', `/Users/${id}`)).status).toBe(204)
  expect(await states(id)).toEqual(['cancelled', 'cancelled'])
})

it('a create that is refused invites nobody', async () => {
  const { id } = await create('Users', { userName: 'bob@example.com' })
  const refused = await ask('POST', '/Users', { body: { userName: 'BOB@example.com', displayName: 'Bob' } })
  expect(refused.status).toBe(409)
  expect(await states(id)).toEqual(['queued'])
  const { prisma } = await database()
  expect(await prisma.mail.count({ where: { address: { equals: 'bob@example.com', mode: 'insensitive' } } })).toBe(1)
})
