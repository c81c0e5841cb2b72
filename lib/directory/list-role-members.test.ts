import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { type MemberStretch, memberStretchSql } from './console-group-store'
import { findRoleCandidates } from './find-role-candidates'
import { listRoleMembers } from './list-role-members'
import { addManyMembers, addRole } from './test-roles'
import { addManyUsers, addUser } from './test-users'

describe('the members of a role', () => {
  beforeEach(freshDatabase)

  it('are shown by name with address, status and when they were added', async () => {
    const zoe = await addUser({ resource: { userName: 'zoe', displayName: 'Zoë', emails: [{ value: 'zoe@example.com' }] } })
    const bob = await addUser({ resource: { userName: 'bob', displayName: 'Bob', active: false } })
    await addUser({ resource: { userName: 'other' } })
    const id = await addRole({ displayName: 'IT', members: [zoe, bob] })
    expect(await listRoleMembers({ role: { id, memberCount: 2 } })).toEqual({
      members: [
        { id: bob, name: 'Bob', email: null, userName: 'bob', status: 'disabled', addedAt: new Date('2026-05-01T08:00:00Z') },
        { id: zoe, name: 'Zoë', email: 'zoe@example.com', userName: 'zoe', status: 'invited', addedAt: new Date('2026-05-01T08:00:00Z') },
      ],
      position: 1,
      previous: null,
      next: null,
      total: 2,
    })
  })

  it('can be added from hits that say who is a member, without accounts that were removed', async () => {
    const [eve, eva] = [
      await addUser({ resource: { userName: 'eve@example.com' } }),
      await addUser({ resource: { userName: 'eva@example.com' } }),
    ]
    await addUser({ resource: { userName: 'evil@example.com' }, removedAt: new Date() })
    const groupId = await addRole({ displayName: 'IT', members: [eve] })
    expect(await findRoleCandidates({ groupId, q: 'ev' })).toEqual([
      { id: eva, name: 'eva@example.com', address: 'eva@example.com', isMember: false },
      { id: eve, name: 'eve@example.com', address: 'eve@example.com', isMember: true },
    ])
    for (const q of ['', 'e', '  e ', '!!', 'nobody']) expect(await findRoleCandidates({ groupId, q })).toEqual([])
  })
})

describe('with 50,000 accounts', () => {
  let small: { id: number; memberCount: number }
  let large: typeof small

  beforeAll(async () => {
    await freshDatabase()
    await addManyUsers(50_000)
    small = { id: await addRole({ displayName: 'Small' }), memberCount: 120 }
    large = { id: await addRole({ displayName: 'Large' }), memberCount: 20_000 }
    for (const { id, memberCount } of [small, large]) await addManyMembers(id, memberCount)
  }, 120_000)

  it.each([
    ['a small role', () => small, 120],
    ['a large role', () => large, 20_000],
  ])('%s is paged forth and back', async (_name, role, count) => {
    const first = await listRoleMembers({ role: role() })
    expect(first).toMatchObject({ position: 1, previous: null, total: count })
    expect(first.members.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    const second = await listRoleMembers({ role: role(), after: first.next ?? '' })
    expect(second).toMatchObject({ position: 51, members: { length: 50, 0: { name: 'User 00051' } } })
    expect(await listRoleMembers({ role: role(), before: second.previous ?? '' })).toEqual(first)
  })

  it.each([
    ['a small role', () => small, 'user 0010', 10],
    ['a large role', () => large, 'user 0010', 10],
    ['a large role', () => large, '19999', 1],
    ['a large role', () => large, '20001', 0],
  ])('%s is searched for %3$s among its members only', async (_name, role, q, total) => {
    const page = await listRoleMembers({ role: role(), q })
    expect([page.total, page.members.length]).toEqual([total, total])
  })

  it.each<[string, Partial<MemberStretch>, string[], boolean]>([
    ['the first page of a small role', {}, ['GroupMember_', 'User_pkey'], true],
    ['a page in the middle of a small role', { after: { value: 'user 00060', id: 60 } }, ['GroupMember_', 'User_pkey'], true],
    ['a search in a small role', { search: { words: '00011:*', id: 11 } }, ['GroupMember_', 'User_pkey'], true],
    ['the first page of a large role', { memberCount: 100_000 }, ['User_labelKey_id_idx', 'GroupMember_'], false],
    [
      'a page in the middle of a large role',
      { memberCount: 100_000, after: { value: 'user 10000', id: 10_000 }, descending: true },
      ['User_labelKey_id_idx', 'GroupMember_'],
      false,
    ],
    [
      'a search in a large role',
      { memberCount: 100_000, search: { words: '00011:*', id: null } },
      ['User_searchText_words', 'GroupMember_'],
      true,
    ],
  ])('%s is read along indexes', async (_name, change, indexes, sorts) => {
    const stretch = {
      groupId: small.id,
      memberCount: small.memberCount,
      search: null,
      descending: false,
      after: null,
      limit: 51,
      ...change,
    }
    const rows = await (await reader()).$queryRaw<Record<'QUERY PLAN', string>[]>(sql`EXPLAIN ${memberStretchSql(stretch)}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    for (const index of indexes) expect(plan).toContain(index)
    expect(plan).not.toContain('Seq Scan')
    expect(plan.includes('Sort')).toBe(sorts)
  })
})
