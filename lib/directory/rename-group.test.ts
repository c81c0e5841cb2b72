import { beforeEach, expect, it } from 'vitest'

import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { freshDatabase } from '@/lib/db/test-database'
import { findRoleNamed } from './find-role-named'
import { renameGroup } from './rename-group'
import { addRole } from './test-roles'
import { addActingAdmin } from './test-users'

const actor = { kind: 'user', id: 900, name: 'Ada', address: '10.0.0.1', requestId: 'r-1' } as const

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(actor))

it('renames a role of the console, which stays one, and writes who did it', async () => {
  const groupId = await addRole({ displayName: 'Desk', origin: 'console', permission: 'support' })
  expect(await renameGroup({ groupId, displayName: 'Service desk', actor })).toMatchObject({
    origin: 'console',
    permission: 'support',
    version: 2,
  })
  expect(await findRoleNamed('SERVICE desk')).toMatchObject({ id: groupId, name: 'Service desk' })
  expect(await findRoleNamed('Desk')).toBeNull()
  const events = await findAuditEvents({ target: { kind: 'group', id: groupId }, limit: 10 })
  expect(events).toMatchObject([
    { action: 'group.updated', actorName: 'Ada', before: { displayName: 'Desk' }, after: { displayName: 'Service desk' } },
  ])
})

it('refuses the name of another role, a provisioned role and one that is gone', async () => {
  const groupId = await addRole({ displayName: 'Desk', origin: 'console' })
  const provisioned = await addRole({ displayName: 'IT admins' })
  await expect(renameGroup({ groupId, displayName: 'it ADMINS', actor })).rejects.toMatchObject({ status: 409, scimType: 'uniqueness' })
  await expect(renameGroup({ groupId: provisioned, displayName: 'Mine', actor })).rejects.toMatchObject({ status: 409 })
  await expect(renameGroup({ groupId: 999, displayName: 'Mine', actor })).rejects.toMatchObject({ status: 404 })
})
