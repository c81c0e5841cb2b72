import { beforeAll, describe, expect, it } from 'vitest'

import { raw, sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { addUser } from './test-users'
import { parseUserStatus, USER_STATUS_SQL, USER_STATUSES, userStatus } from './user-status'

const at = new Date('2026-05-03T14:02:00Z')
const rows = [
  { active: true, removedAt: null, firstSignInAt: null, status: 'invited' },
  { active: true, removedAt: null, firstSignInAt: at, status: 'active' },
  { active: false, removedAt: null, firstSignInAt: null, status: 'disabled' },
  { active: false, removedAt: null, firstSignInAt: at, status: 'disabled' },
  { active: false, removedAt: at, firstSignInAt: at, status: 'removed' },
  { active: true, removedAt: at, firstSignInAt: null, status: 'removed' },
] as const

describe('userStatus', () => {
  beforeAll(freshDatabase)

  it.each(rows)('says $status', ({ status, ...row }) => {
    expect(userStatus(row)).toBe(status)
  })

  it.each(rows)('is the same rule in SQL: $status', async ({ status, ...row }) => {
    const id = await addUser({ resource: { userName: `${status}-${row.active}-${row.firstSignInAt}` }, ...row })
    const tx = await reader()
    for (const each of USER_STATUSES) {
      const found = await tx.$queryRaw(sql`SELECT 1 FROM "User" WHERE "id" = ${id} AND (${raw(USER_STATUS_SQL[each])})`)
      expect(found).toHaveLength(each === status ? 1 : 0)
    }
  })

  it('reads a status from a URL and nothing else', () => {
    expect(parseUserStatus('disabled')).toBe('disabled')
    expect(parseUserStatus('Disabled')).toBeNull()
    expect(parseUserStatus(undefined)).toBeNull()
  })
})
