import { beforeEach, expect, it } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { now } from '@/lib/clock'
import { upsertSetting } from '@/lib/db/setting-store'
import { freshDatabase } from '@/lib/db/test-database'
import { inTransaction, reader } from '@/lib/db/transaction'
import { addUser } from '@/lib/directory/test-users'
import { readAbout } from './read-about'
import { isEntraWaiting, readLastWebhookMessage } from './read-mail-facts'
import { readSettings } from './read-settings'
import { saveSettings } from './save-settings'
import { DEFAULT_SETTINGS } from './settings'
import { storedName } from './stored-name'

const actor: Actor = { kind: 'user', id: 1, name: 'Ada', address: '192.0.2.1', requestId: 'r' }

beforeEach(freshDatabase)

const history = () => findAuditEvents({ target: { kind: 'settings', id: 0 }, limit: 10 })

it('has a default for everything', async () => {
  expect(await readSettings()).toEqual(DEFAULT_SETTINGS)
})

it('keeps what was saved, and leaves the rest as it is', async () => {
  await saveSettings({ changes: { organization: 'Contoso', alertAddresses: ['ops@example.com'] }, actor })
  await saveSettings({ changes: { signInDays: 90 }, actor })
  expect(await readSettings()).toEqual({
    ...DEFAULT_SETTINGS,
    organization: 'Contoso',
    alertAddresses: ['ops@example.com'],
    signInDays: 90,
  })
})

it('tells what each changed setting was and is, and who changed it', async () => {
  await saveSettings({ changes: { organization: 'Contoso', supportAddress: null }, actor })
  await saveSettings({ changes: { organization: 'Fabrikam', invitationPolicy: 'hold' }, actor })
  const [last, first] = await history()
  expect(last).toMatchObject({
    action: 'settings.changed',
    actorName: 'Ada',
    before: { organization: 'Contoso', invitationPolicy: 'send' },
    after: { organization: 'Fabrikam', invitationPolicy: 'hold' },
  })
  expect(first).toMatchObject({ before: { organization: null }, after: { organization: 'Contoso' } })
  expect(first?.after).not.toHaveProperty('supportAddress')
})

it('writes nothing when nothing changes', async () => {
  await saveSettings({ changes: { ...DEFAULT_SETTINGS }, actor })
  expect(await history()).toEqual([])
  expect(await (await reader()).setting.count()).toBe(0)
})

it('loses neither of two changes that are made at the same time', async () => {
  await Promise.all([
    saveSettings({ changes: { organization: 'Contoso' }, actor }),
    saveSettings({ changes: { supportAddress: 'help@example.com' }, actor }),
  ])
  expect(await readSettings()).toMatchObject({ organization: 'Contoso', supportAddress: 'help@example.com' })
})

it('takes the default for a value that it can no longer read', async () => {
  await inTransaction((tx) => upsertSetting(tx, storedName('invitationPolicy'), '"later"'))
  expect((await readSettings()).invitationPolicy).toBe('send')
})

it('knows what runs here', async () => {
  const about = await readAbout()
  expect(about.version).toMatch(/^\d+\.\d+\.\d+/)
  expect(about.migrations.length).toBeGreaterThan(0)
  expect(about.node).toBe(process.version)
})

it('knows when the webhook was heard last', async () => {
  const tx = await reader()
  expect(await readLastWebhookMessage()).toBeNull()
  const heard = new Date('2026-11-24T10:00:00Z')
  await tx.webhookMessage.createMany({
    data: [
      { id: 'a', receivedAt: heard, signedAt: heard },
      { id: 'b', receivedAt: new Date('2026-11-23T10:00:00Z'), signedAt: heard },
    ],
  })
  expect(await readLastWebhookMessage()).toEqual(heard)
})

it('knows whether people whom Microsoft Entra ID provisioned wait for their first sign-in', async () => {
  expect(await isEntraWaiting()).toBe(false)
  const id = await addUser({ resource: { userName: 'eve@example.com' } })
  expect(await isEntraWaiting()).toBe(true)
  await (await reader()).user.update({ where: { id }, data: { firstSignInAt: now() } })
  expect(await isEntraWaiting()).toBe(false)
})
