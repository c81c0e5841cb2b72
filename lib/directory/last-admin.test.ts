import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction, reader } from '@/lib/db/transaction'
import { existsAdmin } from './admin-store'
import { LastAdminError } from './last-admin'
import { saveUser } from './save-user'
import { writableResource } from './scim-user'
import { setGroupPermission } from './set-group-permission'
import { setUserActive } from './set-user-active'
import { addRole } from './test-roles'
import { addUser } from './test-users'
import { lockUser } from './user-store'

const actor = { kind: 'user', id: 1, name: 'Ada', address: '10.0.0.1', requestId: 'r-3' } as const
const SIGNED_IN = new Date('2026-06-01T08:00:00Z')
/** PGlite runs one transaction after the other. */
const onPostgres = it.runIf(process.env.TEST_DATABASE_URL)

beforeEach(freshDatabase)

function person(userName: string, permission: 'admin' | 'none' = 'none'): Promise<number> {
  return addUser({ resource: { userName }, permission, firstSignInAt: SIGNED_IN })
}

function disable(id: number): Promise<unknown> {
  return setUserActive({ id, active: false, actor })
}

/** Disables the account in a transaction that stays open until `commit`. */
async function disableOpenly(id: number): Promise<{ commit: () => Promise<void> }> {
  const [done, gate] = [gateway(), gateway()]
  const transaction = inTransaction(async (tx) => {
    const row = await lockUser(tx, id)
    if (!row) throw new Error('No such account.')
    await saveUser(tx, { row, resource: { ...writableResource(row), active: false }, actor, provisioned: false })
    done.open()
    await gate.opened
  })
  await Promise.race([done.opened, transaction])
  const commit = () => {
    gate.open()
    return transaction
  }
  return { commit }
}

function gateway(): { open: () => void; opened: Promise<void> } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

/** Resolves when `count` transactions wait for an advisory lock, or fails after some seconds. */
async function waiting(count: number): Promise<void> {
  const { pool } = await database()
  const query = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  for (let attempt = 0; (await pool.query(query)).rows.length < count; attempt++) {
    if (attempt === 300) throw new Error('Nobody waits.')
    await sleep(10)
  }
}

onPostgres('is not an account that is being disabled while its group is given Admin', async () => {
  const [root, member] = [await person('root', 'admin'), await person('member')]
  const groupId = await addRole({ displayName: 'Admins', members: [member] })
  const disabling = await disableOpenly(member)
  const giving = setGroupPermission({ groupId, permission: 'admin', actor })
  await Promise.race([giving, waiting(1)])
  const outcome = Promise.allSettled([disable(root)])
  await Promise.race([outcome, waiting(2)])
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
