import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { openTransaction, waitingForLock } from '@/lib/db/test-fixtures'
import { reader } from '@/lib/db/transaction'
import { existsAdmin } from './admin-store'
import { LastAdminError } from './last-admin'
import { saveUser } from './save-user'
import { writableResource } from './scim-user'
import { setGroupPermission } from './set-group-permission'
import { setUserActive } from './set-user-active'
import { addRole } from './test-roles'
import { addActingAdmin, addUser } from './test-users'
import { lockUser } from './user-store'

const actor = { kind: 'user', id: 900, name: 'Ada', address: '10.0.0.1', requestId: 'r-3' } as const
const SIGNED_IN = new Date('2026-06-01T08:00:00Z')
/** PGlite runs one transaction after the other. */
const onPostgres = it.runIf(process.env.TEST_DATABASE_URL)

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(actor))

function person(userName: string, permission: 'admin' | 'none' = 'none'): Promise<number> {
  return addUser({ resource: { userName }, permission, firstSignInAt: SIGNED_IN })
}

function disable(id: number): Promise<unknown> {
  return setUserActive({ id, active: false, actor })
}

/** Disables the account in a transaction that stays open until `commit`. */
function disableOpenly(id: number): Promise<{ commit: () => Promise<void> }> {
  return openTransaction(async (tx) => {
    const row = await lockUser(tx, id)
    if (!row) throw new Error('No such account.')
    await saveUser(tx, { row, resource: { ...writableResource(row), active: false }, actor, provisioned: false })
  })
}

onPostgres('is not an account that is being disabled while its group is given Admin', async () => {
  const [root, member] = [await person('root', 'admin'), await person('member')]
  const groupId = await addRole({ displayName: 'Admins', members: [member] })
  const disabling = await disableOpenly(member)
  const giving = setGroupPermission({ groupId, permission: 'admin', actor })
  await Promise.race([giving, waitingForLock(1)])
  const outcome = Promise.allSettled([disable(root)])
  await Promise.race([outcome, waitingForLock(2)])
  await disabling.commit()
  expect(await giving).toMatchObject({ permission: 'admin' })
  expect(await outcome).toMatchObject([{ status: 'rejected', reason: expect.any(LastAdminError) as unknown }])
  expect(await existsAdmin(await reader(), null)).toBe(true)
})

it.each(['of their own', 'from a group'])('is one of two with Admin %s who are disabled at the same time', async (how) => {
  const admins = await Promise.all(['one', 'two'].map((name) => person(name, how === 'of their own' ? 'admin' : 'none')))
  if (how === 'from a group') await addRole({ displayName: 'Admins', permission: 'admin', members: admins })
  const outcomes = await Promise.allSettled(admins.map(disable))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

onPostgres('costs accounts without Admin no waiting for each other', async () => {
  const [first, second] = [await person('first'), await person('second')]
  const disabling = await disableOpenly(first)
  await disable(second)
  await disabling.commit()
})
