import { beforeAll, describe, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { findRoleAccess, permissionStep } from './find-role-access'
import { addRole } from './test-roles'
import { addUser } from './test-users'

const person = (displayName: string, permission: 'admin' | 'support' | 'none' = 'none') =>
  addUser({ resource: { userName: `${displayName}@example.com`, displayName }, permission })

describe('who gets or loses a permission with a role', () => {
  let roleId: number
  let eve: number

  beforeAll(async () => {
    await freshDatabase()
    eve = await person('Eve')
    const [bob, own, support, other] = [
      await person('Bob'),
      await person('Own', 'admin'),
      await person('Sue', 'support'),
      await person('Ole'),
    ]
    const crowd = await Promise.all(Array.from({ length: 10 }, (_, n) => person(`Zoe ${n}`)))
    roleId = await addRole({ displayName: 'IT', permission: 'admin', members: [eve, bob, own, support, other, ...crowd] })
    await addRole({ displayName: 'Also IT', permission: 'admin', members: [other] })
    await addRole({ displayName: 'Desk', permission: 'support', members: [bob] })
  })

  it('leaves out those who hold it otherwise, names ten by name and counts the rest', async () => {
    const access = await findRoleAccess({ roleId, permission: 'admin', actorId: eve })
    expect(access).toMatchObject({ permission: 'admin', count: 13, includesActor: true })
    expect(access.names).toEqual(['Bob', 'Eve', 'Sue', ...Array.from({ length: 7 }, (_, n) => `Zoe ${n}`)])
  })

  it('counts only those below Support when Support is at stake', async () => {
    const access = await findRoleAccess({ roleId, permission: 'support', actorId: 999 })
    expect(access).toMatchObject({ count: 11, includesActor: false })
    expect(access.names.slice(0, 2)).toEqual(['Eve', 'Zoe 0'])
  })

  it('is nobody in an empty role', async () => {
    const empty = await addRole({ displayName: 'Empty' })
    expect(await findRoleAccess({ roleId: empty, permission: 'admin', actorId: 1 })).toEqual({
      permission: 'admin',
      count: 0,
      names: [],
      includesActor: false,
    })
  })
})

it.each([
  ['none', 'none', null],
  ['none', 'support', { kind: 'gives', permission: 'support' }],
  ['none', 'admin', { kind: 'gives', permission: 'admin' }],
  ['support', 'admin', { kind: 'gives', permission: 'admin' }],
  ['admin', 'support', { kind: 'takes', permission: 'admin' }],
  ['admin', 'none', { kind: 'takes', permission: 'admin' }],
  ['support', 'none', { kind: 'takes', permission: 'support' }],
] as const)('from %s to %s is %j', (before, after, step) => {
  expect(permissionStep(before, after)).toEqual(step)
})
