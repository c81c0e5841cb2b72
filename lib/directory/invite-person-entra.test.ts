import { beforeEach, expect, it, vi } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { reader } from '@/lib/db/transaction'
import { saveSettings } from '@/lib/settings/save-settings'
import { invitePerson } from './invite-person'
import { addActingAdmin } from './test-users'

vi.hoisted(() =>
  Object.assign(process.env, { ENTRA_TENANT_ID: '11111111-1111-1111-1111-111111111111', ENTRA_CLIENT_ID: 'c', ENTRA_CLIENT_SECRET: 's' }),
)

const actor = { kind: 'user', id: 900, name: 'Ada', address: null, requestId: null } as const

beforeEach(freshDatabase)
beforeEach(() => addActingAdmin(actor))

it.each([
  ['send', 'queued'],
  ['hold', 'held'],
] as const)('with single sign-on and the policy %s the invitation is %s', async (invitationPolicy, state) => {
  await saveSettings({ changes: { invitationPolicy }, actor })
  await invitePerson({ name: 'Grace Hopper', email: 'grace@example.com', permission: 'none', actor })
  const mails = await (await reader()).mail.findMany()
  expect(mails).toMatchObject([{ kind: 'invitation', state, address: 'grace@example.com', data: { invitedBy: 'Ada' } }])
  expect(await (await reader()).user.findFirst({ where: { id: { not: actor.id } } })).toMatchObject({ signInKey: null, origin: 'console' })
  expect(await (await reader()).passwordLink.count()).toBe(0)
})
