import { beforeAll, describe, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { type ListRolesInput, listRoles } from './list-roles'
import { addRole } from './test-roles'

const byName = { key: 'name', descending: false } as const
const list = (input: Partial<ListRolesInput> = {}) => listRoles({ sort: byName, ...input })
const names = async (input?: Partial<ListRolesInput>) => (await list(input)).roles.map(({ name }) => name)

describe('the roles list', () => {
  beforeAll(async () => {
    await freshDatabase()
    expect(await list()).toEqual({ roles: [], position: 1, previous: null, next: null, total: 0, all: 0 })
    for (let number = 1; number <= 120; number++) {
      await addRole({ displayName: `Team ${String(number).padStart(3, '0')}`, updatedAt: new Date(Date.UTC(2026, 5, 1, 0, number % 7)) })
    }
    await addRole({ displayName: 'IT Admins (100 %)', permission: 'admin', origin: 'console', updatedAt: new Date('2026-07-01T00:00:00Z') })
  })

  it('tells everything about a role', async () => {
    const { roles } = await list({ q: 'it' })
    expect(roles).toEqual([
      {
        id: expect.any(Number) as number,
        name: 'IT Admins (100 %)',
        origin: 'console',
        permission: 'admin',
        memberCount: 0,
        updatedAt: new Date('2026-07-01T00:00:00Z'),
      },
    ])
  })

  it.each([
    ['IT ADMINS', 1],
    ['admins it', 1],
    ['team 11', 11],
    ['%', 1],
    ['_', 0],
    ['\0\ud800', 121],
    [' ', 121],
  ])('finds %j in %i names', async (q, total) => {
    expect(await list({ q })).toMatchObject({ total, all: 121 })
  })

  it.each([
    ['name', false, 'IT Admins (100 %)', 'Team 120'],
    ['name', true, 'Team 120', 'IT Admins (100 %)'],
    ['lastChanged', true, 'IT Admins (100 %)', 'Team 007'],
    ['lastChanged', false, 'Team 007', 'IT Admins (100 %)'],
  ] as const)('sorts by %s (descending: %s), pages forth and back, and leaves nothing out', async (key, descending, first, last) => {
    const sort = { key, descending }
    const pages = [await list({ sort })]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await list({ sort, after: next }))
    expect(pages.map(({ roles, position }) => [position, roles.length])).toEqual([
      [1, 50],
      [51, 50],
      [101, 21],
    ])
    const whole = pages.flatMap(({ roles }) => roles)
    expect(new Set(whole.map(({ id }) => id)).size).toBe(121)
    expect([whole[0]?.name, whole.at(-1)?.name]).toEqual([first, last])
    expect(await list({ sort, before: pages[2]?.previous ?? '' })).toEqual(pages[1])
    expect(await list({ sort, before: pages[1]?.previous ?? '' })).toEqual(pages[0])
  })

  it('shows the first page for a link that is damaged or leads beyond the end', async () => {
    const first = await names()
    const beyond = Buffer.from(JSON.stringify(['zzz', 1, 500])).toString('base64url')
    for (const after of ['x', '', Buffer.from('["\\u0000",1,1]').toString('base64url'), beyond])
      expect(await names({ after })).toEqual(first)
    expect(await names({ before: Buffer.from(JSON.stringify(['a', 1, 5])).toString('base64url') })).toEqual(first)
  })
})
