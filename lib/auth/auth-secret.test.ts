import { beforeEach, expect, it } from 'vitest'

import { keepSetting } from '@/lib/db/setting-store'
import { inTransaction } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { randomToken } from '@/lib/ids'
import { dropProcessState } from '@/lib/process-state'
import { authSecret } from './auth-secret'

beforeEach(freshDatabase)

it('stays the same over restarts', async () => {
  const first = await authSecret()
  expect(first.length).toBeGreaterThanOrEqual(43)
  dropProcessState('auth-secret')
  expect(await authSecret()).toBe(first)
})

it('is one secret for instances that start together', async () => {
  const secrets = await Promise.all(Array.from({ length: 5 }, () => inTransaction((tx) => keepSetting(tx, 'auth-secret', randomToken()))))
  expect(new Set(secrets).size).toBe(1)
})
