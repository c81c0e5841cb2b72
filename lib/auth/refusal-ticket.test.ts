import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { dropProcessState } from '@/lib/process-state'
import { openRefusal, sealRefusal } from './refusal-ticket'
import type { EntraRefusal } from './sign-in-refusal'

beforeEach(freshDatabase)

const disabled: EntraRefusal = { reason: 'disabled', at: new Date('2026-11-24T10:00:00Z'), by: 'Microsoft Entra ID' }

it.each<EntraRefusal>([
  disabled,
  { reason: 'disabled', at: null, by: null },
  { reason: 'not-provisioned' },
  { reason: 'wrong-tenant', domain: 'contoso.example' },
])('opens what it sealed: %j', async (refusal) => {
  const ticket = await sealRefusal(refusal)
  expect(ticket).not.toContain(refusal.reason)
  expect(await openRefusal(ticket)).toEqual(refusal)
})

it.each(['', 'nonsense', 'e30.e30.e30.e30.e30', '<script>'])('opens nothing that it did not seal: %j', async (ticket) => {
  expect(await openRefusal(ticket)).toBeNull()
})

it('opens no ticket of another deployment', async () => {
  const ticket = await sealRefusal(disabled)
  await freshDatabase()
  dropProcessState('auth-secret')
  expect(await openRefusal(ticket)).toBeNull()
})
