import { beforeAll, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { countUsersByStatus } from './count-users-by-status'
import { addManyUsers, addUser } from './test-users'

beforeAll(async () => {
  await freshDatabase()
  expect(await countUsersByStatus()).toEqual({ invited: 0, active: 0, disabled: 0, removed: 0, all: 0 })
  await addManyUsers(30)
  await addUser({ resource: { userName: 'gone@example.com', active: false }, removedAt: new Date('2026-05-06T00:00:00Z') })
})

it('counts every account once', async () => {
  expect(await countUsersByStatus()).toEqual({ invited: 18, active: 9, disabled: 3, removed: 1, all: 31 })
})

it('counts what a search finds', async () => {
  expect(await countUsersByStatus('user 0000')).toEqual({ invited: 6, active: 3, disabled: 0, removed: 0, all: 9 })
  expect(await countUsersByStatus('gone')).toMatchObject({ removed: 1, all: 1 })
  expect(await countUsersByStatus('!')).toMatchObject({ all: 0 })
})
