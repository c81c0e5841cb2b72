import { beforeEach, describe, expect, it } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import { sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { openTransaction, waitingForLock } from '@/lib/db/test-fixtures'
import { reader, type Tx } from '@/lib/db/transaction'
import { PermissionError } from '@/lib/permission-error'
import { changeMembers } from './change-members'
import { createGroup } from './create-group'
import { deleteGroup } from './delete-group'
import { deleteMembers } from './group-member-store'
import { invitePerson } from './invite-person'
import { lockProvisionedGroup } from './lock-group'
import { renameGroup } from './rename-group'
import { setGroupPermission } from './set-group-permission'
import { setUserActive } from './set-user-active'
import { setUserPermission } from './set-user-permission'
import { addRole } from './test-roles'
import { addUser } from './test-users'
import { lockUser } from './user-store'

const SIGNED_IN = new Date('2026-06-01T08:00:00Z')
/** PGlite runs one transaction after the other. */
const onPostgres = it.runIf(process.env.TEST_DATABASE_URL)

beforeEach(freshDatabase)

function person(userName: string, columns: Partial<Parameters<typeof addUser>[0]> = {}): Promise<number> {
  return addUser({ resource: { userName }, firstSignInAt: SIGNED_IN, ...columns })
}

function actorOf(id: number): Actor {
  return { kind: 'user', id, name: 'Ada', address: '10.0.0.1', requestId: 'r-1' }
}

function readUser(id: number) {
  return reader().then((db) => db.user.findUniqueOrThrow({ where: { id } }))
}

describe('who is no admin any more', () => {
  const changes: [string, (actor: Actor, on: { user: number; role: number }) => Promise<unknown>][] = [
    ['sets nobody’s permission', (actor, { user }) => setUserPermission({ userId: user, permission: 'admin', actor })],
    ['disables nobody', (actor, { user }) => setUserActive({ id: user, active: false, actor })],
    ['adds nobody to a role', (actor, { user, role }) => changeMembers({ groupId: role, add: [user], actor })],
    ['sets no role’s permission', (actor, { role }) => setGroupPermission({ groupId: role, permission: 'admin', actor })],
    ['sets none that is so already', (actor, { role }) => setGroupPermission({ groupId: role, permission: 'none', actor })],
    ['creates no role', (actor) => createGroup({ resource: { displayName: 'New' }, origin: 'console', permission: 'admin', actor })],
    ['renames no role', (actor, { role }) => renameGroup({ groupId: role, displayName: 'Mine', actor })],
    ['deletes no role', (actor, { role }) => deleteGroup({ id: String(role), ifMatch: null, actor, provisioned: false })],
    ['invites nobody', (actor) => invitePerson({ name: 'Eve', email: 'eve@example.com', permission: 'admin', actor })],
  ]
  const states: [string, Partial<Parameters<typeof addUser>[0]>][] = [
    ['demoted', { permission: 'support' }],
    ['disabled', { permission: 'admin', active: false }],
    ['removed', { permission: 'admin', removedAt: SIGNED_IN }],
  ]

  describe.each(changes)('%s', (_name, change) => {
    it.each(states)('but %s since the request was let through', async (_state, columns) => {
      const [user, role] = [await person('bob'), await addRole({ displayName: 'Staff', origin: 'console' })]
      const actor = actorOf(await person('ada', columns))
      await expect(change(actor, { user, role })).rejects.toBeInstanceOf(PermissionError)
      const db = await reader()
      expect(await db.user.findMany({ where: { id: user } })).toMatchObject([{ permission: 'none', active: true }])
      expect(await db.group.findMany()).toMatchObject([{ id: role, permission: 'none', memberCount: 0 }])
      expect([await db.user.count(), await db.auditEvent.count(), await db.mail.count()]).toEqual([2, 0, 0])
    })

    it('while an admin through a role does', async () => {
      const ada = await person('ada')
      await addRole({ displayName: 'Admins', permission: 'admin', members: [ada] })
      const [user, role] = [await person('bob'), await addRole({ displayName: 'Staff', origin: 'console' })]
      await change(actorOf(ada), { user, role })
    })
  })

  it('has no account at all', async () => {
    const user = await person('bob')
    await expect(setUserPermission({ userId: user, permission: 'admin', actor: actorOf(99) })).rejects.toBeInstanceOf(PermissionError)
    const nobody: Actor = { ...actorOf(1), id: null }
    await expect(setUserPermission({ userId: user, permission: 'admin', actor: nobody })).rejects.toBeInstanceOf(PermissionError)
  })
})

describe('a request that waits while another admin takes access from its person', () => {
  /** Starts `undo` while `taking` is not committed, and commits then. */
  async function race(taking: (tx: Tx) => Promise<unknown>, undo: () => Promise<unknown>) {
    const open = await openTransaction(taking)
    const outcome = Promise.allSettled([undo()])
    await Promise.race([outcome, waitingForLock(1)])
    await open.commit()
    return outcome
  }
  const refused = [{ status: 'rejected', reason: expect.any(PermissionError) as unknown }]

  onPostgres('does not give Admin back', async () => {
    const ada = await person('ada', { permission: 'admin' })
    const demote = async (tx: Tx) => {
      await lockUser(tx, ada)
      await tx.user.update({ where: { id: ada }, data: { permission: 'none' } })
    }
    const promote = () => setUserPermission({ userId: ada, permission: 'admin', actor: actorOf(ada) })
    expect(await race(demote, promote)).toMatchObject(refused)
    expect((await readUser(ada)).permission).toBe('none')
  })

  onPostgres('does not enable the account', async () => {
    const ada = await person('ada', { permission: 'admin' })
    const disable = async (tx: Tx) => {
      await lockUser(tx, ada)
      await tx.user.update({ where: { id: ada }, data: { active: false } })
    }
    const enable = () => setUserActive({ id: ada, active: true, actor: actorOf(ada) })
    expect(await race(disable, enable)).toMatchObject(refused)
    expect((await readUser(ada)).active).toBe(false)
  })

  onPostgres('does not give the role back', async () => {
    const ada = await person('ada')
    const role = await addRole({ displayName: 'Admins', origin: 'console', permission: 'admin', members: [ada] })
    const takeRole = async (tx: Tx) => {
      await lockProvisionedGroup(tx, { id: String(role), ifMatch: null })
      await deleteMembers(tx, { groupId: role, condition: sql`TRUE` })
    }
    expect(await race(takeRole, () => changeMembers({ groupId: role, add: [ada], actor: actorOf(ada) }))).toMatchObject(refused)
    expect(await (await reader()).groupMember.count()).toBe(0)
  })
})
