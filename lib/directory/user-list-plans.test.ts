import { beforeAll, describe, expect, it } from 'vitest'

import { sql } from '@/lib/db/sql'
import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { statusCountsSql, type UserStretch, userStretchSql } from './console-user-store'
import { addManyUsers } from './test-users'

const base: UserStretch = {
  filter: { search: null, status: null },
  column: 'labelKey',
  nulls: false,
  descending: false,
  after: null,
  limit: 51,
}

async function plan(query: ReturnType<typeof userStretchSql>): Promise<string> {
  const rows = await (await reader()).$queryRaw<Record<'QUERY PLAN', string>[]>(sql`EXPLAIN ${query}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

describe('with 50,000 accounts', () => {
  beforeAll(async () => {
    await freshDatabase()
    await addManyUsers(50_000)
  }, 120_000)

  it.each<[string, Partial<UserStretch>, string]>([
    ['the first page', {}, 'User_labelKey_id_idx'],
    ['a page in the middle', { after: { value: 'user 25000', id: 25_000 } }, 'User_labelKey_id_idx'],
    ['the last sign-ins', { column: 'lastSignInAt', descending: true }, 'User_lastSignInAt_id_idx'],
    ['those who never signed in', { column: 'lastSignInAt', nulls: true, descending: true }, 'User_lastSignInAt_id_idx'],
    ['a status', { filter: { search: null, status: 'disabled' } }, 'User_labelKey_disabled'],
    ['an empty status', { filter: { search: null, status: 'removed' } }, 'User_labelKey_removed'],
    ['a search', { filter: { search: { words: '04711:*', id: 4711 }, status: null } }, 'User_searchText_words'],
    ['a search with a status', { filter: { search: { words: 'user:* & 04711:*', id: null }, status: 'active' } }, 'User_searchText_words'],
  ])('%s is read along an index', async (_name, change, index) => {
    const text = await plan(userStretchSql({ ...base, ...change }))
    expect(text).toContain(index)
    expect(text).not.toContain('Seq Scan')
  })

  it('counting one search reads the word index', async () => {
    expect(await plan(statusCountsSql({ words: '04711:*', id: null }))).toContain('User_searchText_words')
  })
})
