import { beforeEach, describe, expect, it } from 'vitest'

import type { Actor } from '@/lib/audit/actor'
import { inTransaction, reader } from '@/lib/db/transaction'
import { freshDatabase } from '@/lib/db/test-database'
import { createUser } from '@/lib/directory/create-user'
import { deprovisionUser } from '@/lib/directory/deprovision-user'
import { setUserActive } from '@/lib/directory/set-user-active'
import { addRole } from '@/lib/directory/test-roles'
import { addUser } from '@/lib/directory/test-users'
import { randomToken } from '@/lib/ids'
import { handOverKeys } from '@/lib/keys/hand-over-keys'
import { revokeKey } from '@/lib/keys/revoke-key'
import { rotateKey } from '@/lib/keys/rotate-key'
import { takeOverKey } from '@/lib/keys/take-over-key'
import { changeKey, changeUser, createAdmin, createTestKey } from '@/lib/keys/test-fixtures'
import { saveSettings } from '@/lib/settings/save-settings'
import { queueKeyAlert } from './queue-key-alert'
import { forgetMails, keyMails, keyMailsInShort } from './test-fixtures'

const DAY = 24 * 60 * 60 * 1000
const entra: Actor = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null }

beforeEach(freshDatabase)

describe('queueKeyAlert', () => {
  it('tells the other admin of a key that was made, replaced, revoked and taken over, with what a mail says of it', async () => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const { key } = await createTestKey(ada, { name: 'Entra' })
    const about = { keyId: key.id, keyName: 'Entra', lastFour: key.lastFour, by: 'Ada' }
    const toBob = { state: 'queued', userId: bob.id, address: 'bob@example.com' }
    const created = { ...about, expiresAt: key.expiresAt.toISOString(), rotatedFrom: null }
    expect(await keyMails()).toEqual([{ kind: 'key_created', ...toBob, data: created }])

    await forgetMails()
    const wish = { name: 'Entra 2', expirationDate: '2999-12-31', formToken: randomToken() }
    await rotateKey({ ...wish, keyId: key.id, actor: ada })
    expect(await keyMails()).toMatchObject([{ kind: 'key_created', ...toBob, data: { keyName: 'Entra 2', rotatedFrom: 'Entra' } }])
    await forgetMails()
    await rotateKey({ ...wish, keyId: key.id, actor: ada })
    expect(await keyMails()).toEqual([])

    await changeUser(ada.id, { active: false })
    const eve = await createAdmin('Eve')
    await takeOverKey({ keyId: key.id, actor: eve })
    expect(await keyMails()).toEqual([{ kind: 'key_taken_over', ...toBob, data: { ...about, by: 'Eve', from: 'Ada' } }])

    await forgetMails()
    await revokeKey({ keyId: key.id, actor: eve })
    await revokeKey({ keyId: key.id, actor: eve })
    expect(await keyMails()).toEqual([{ kind: 'key_revoked', ...toBob, data: { ...about, by: 'Eve' } }])
  })

  it('goes to each admin who may get in and has an address, also to one through a role, and to nobody else', async () => {
    const ada = await createAdmin('Ada')
    const viaRole = await addUser({ resource: { userName: 'rolf', active: true, emails: [{ value: 'rolf@example.com', type: 'work' }] } })
    const off = await addUser({ resource: { userName: 'off@example.com', active: false } })
    await addRole({ displayName: 'Admins', permission: 'admin', members: [viaRole, off] })
    const support = await addUser({ resource: { userName: 'support@example.com', active: true }, permission: 'support' })
    await addRole({ displayName: 'Desk', permission: 'support', members: [support] })
    await addUser({ resource: { userName: 'no-address', active: true }, permission: 'admin' })
    await addUser({ resource: { userName: 'gone@example.com', active: true }, permission: 'admin', removedAt: new Date() })
    await addUser({ resource: { userName: 'person@example.com', active: true } })
    await createTestKey(ada)
    expect(await keyMailsInShort()).toEqual(['key_created to rolf@example.com'])
  })

  it('goes to the addresses in Settings as well, to each once however it is written, whoever did it', async () => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const alertAddresses = ['BOB@example.com', 'ops@example.com', 'OPS@example.com', 'Ada@Example.com']
    await saveSettings({ changes: { alertAddresses }, actor: ada })
    await createTestKey(ada)
    expect(await keyMailsInShort()).toEqual([
      'key_created to Ada@Example.com',
      'key_created to BOB@example.com',
      'key_created to ops@example.com',
    ])
    // Mail for no account: it leaves though Bob is disabled while it waits.
    expect((await keyMails()).map(({ userId }) => userId)).toEqual([null, null, null])

    await forgetMails()
    await saveSettings({ changes: { alertAdmins: false, alertAddresses: ['ops@example.com'] }, actor: ada })
    await createTestKey(bob)
    expect(await keyMailsInShort()).toEqual(['key_created to ops@example.com'])
  })

  it('is kept with what it tells of, or not at all', async () => {
    const [ada] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const { key } = await createTestKey(ada)
    await forgetMails()
    const failing = inTransaction(async (tx) => {
      await queueKeyAlert(tx, { kind: 'key_revoked', keys: [key], actor: ada })
      throw new Error('undo')
    })
    await expect(failing).rejects.toThrow('undo')
    expect(await keyMails()).toEqual([])
  })

  it('tells of each key that the identity provider revoked by bringing back its owner, and names it; of none that had ended', async () => {
    const [, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    const [first, second, expired, revoked] = [
      await createTestKey(bob, { name: 'First' }),
      await createTestKey(bob, { name: 'Second' }),
      await createTestKey(bob, { name: 'Expired' }),
      await createTestKey(bob, { name: 'Revoked' }),
    ]
    const ended = new Date(Date.now() - DAY)
    await changeKey(expired.key.id, { expiresAt: ended })
    await changeKey(revoked.key.id, { revokedAt: ended })
    await changeUser(bob.id, { active: false, removedAt: ended })
    await forgetMails()
    await createUser({ resource: { userName: 'bob@example.com' }, actor: entra })
    const mails = (await keyMails()).map(({ kind, address, data }) => ({ kind, address, data }))
    expect(mails).toEqual(
      [first, second].map(({ key: { id, name, lastFour } }) => ({
        kind: 'key_revoked',
        address: 'ada@example.com',
        data: { keyId: id, keyName: name, lastFour, by: 'Microsoft Entra ID' },
      })),
    )
    const keys = await (await reader()).managementKey.findMany({ orderBy: { id: 'asc' }, select: { revokedAt: true } })
    expect(keys.map(({ revokedAt }) => revokedAt)).toEqual([expect.any(Date), expect.any(Date), null, ended])
    const audited = await (await reader()).auditEvent.findMany({ where: { action: 'key.revoked' }, orderBy: { id: 'asc' } })
    expect(audited.map(({ targetName, actorId }) => [targetName, actorId])).toEqual([
      ['First', entra.id],
      ['Second', entra.id],
    ])
  })

  it('says nothing of a hand-over to the one who is about to be disabled', async () => {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    await createAdmin('Eve')
    await createTestKey(bob)
    await forgetMails()
    await inTransaction((tx) => handOverKeys(tx, { ownerId: bob.id, actor: ada }))
    expect(await keyMailsInShort()).toEqual(['key_taken_over to eve@example.com'])
  })
})

describe('queueStoppedKeyAlerts', () => {
  async function ownerWithKeys() {
    const [ada, bob] = [await createAdmin('Ada'), await createAdmin('Bob')]
    for (const { id } of [ada, bob]) await letIn(id)
    const inUse = await createTestKey(bob, { name: 'In use' })
    await setUse(inUse.key.id, { lastUsedAt: new Date(Date.now() - DAY), lastUsedAgent: 'curl/8.5' })
    await createTestKey(bob, { name: 'Never used' })
    const idle = await createTestKey(bob, { name: 'Idle' })
    await setUse(idle.key.id, { lastUsedAt: new Date(Date.now() - 31 * DAY) })
    const expired = await createTestKey(bob, { name: 'Expired' })
    await setUse(expired.key.id, { lastUsedAt: new Date(Date.now() - 2 * DAY), expiresAt: new Date(Date.now() - DAY) })
    const revoked = await createTestKey(bob, { name: 'Revoked' })
    await setUse(revoked.key.id, { lastUsedAt: new Date(), revokedAt: new Date() })
    const ownersOwn = await createTestKey(ada, { name: 'Of another' })
    await setUse(ownersOwn.key.id, { lastUsedAt: new Date() })
    await forgetMails()
    return { ada, bob, key: inUse.key }
  }

  it('tells every admin who is left, also the one who disabled the owner, of each key that was in use, once', async () => {
    const { ada, bob, key } = await ownerWithKeys()
    await createAdmin('Eve')
    await setUserActive({ id: bob.id, active: false, actor: ada })
    expect(await keyMailsInShort()).toEqual(['key_stopped to ada@example.com', 'key_stopped to eve@example.com'])
    expect((await keyMails())[0]?.data).toEqual({
      keyId: key.id,
      keyName: 'In use',
      lastFour: key.lastFour,
      // Accounts of this fixture have no name in their attributes.
      owner: 'bob@example.com',
      by: 'Ada',
      client: 'curl',
    })
    await setUserActive({ id: bob.id, active: false, actor: ada })
    expect(await keyMails()).toHaveLength(2)
  })

  it('tells them when the identity provider removes the owner, unless the owner was disabled before', async () => {
    const { ada, bob } = await ownerWithKeys()
    await setUserActive({ id: bob.id, active: false, actor: ada })
    await forgetMails()
    await deprovisionUser({ id: String(bob.id), ifMatch: null, actor: entra })
    expect(await keyMails()).toEqual([])
  })

  it('tells them when the identity provider removes an active owner', async () => {
    const { bob } = await ownerWithKeys()
    await deprovisionUser({ id: String(bob.id), ifMatch: null, actor: entra })
    expect(await keyMailsInShort()).toEqual(['key_stopped to ada@example.com'])
    expect((await keyMails())[0]?.data).toMatchObject({ owner: 'Bob', by: 'Microsoft Entra ID' })
  })

  it('has nothing to tell when the keys were handed over in the same transaction', async () => {
    const { ada, bob } = await ownerWithKeys()
    await createAdmin('Eve')
    const alongside = (tx: Parameters<typeof handOverKeys>[0]) => handOverKeys(tx, { ownerId: bob.id, actor: ada })
    await setUserActive({ id: bob.id, active: false, actor: ada, alongside })
    const three = ['In use', 'Idle', 'Never used'].map(() => 'key_taken_over to eve@example.com')
    expect(await keyMailsInShort()).toEqual(three)
  })
})

/** The last-admin rule counts those who have signed in. */
async function letIn(id: number): Promise<void> {
  await (await reader()).user.update({ where: { id }, data: { firstSignInAt: new Date() } })
}

async function setUse(id: number, data: { lastUsedAt: Date; lastUsedAgent?: string; expiresAt?: Date; revokedAt?: Date }): Promise<void> {
  const { lastUsedAgent = null, ...rest } = data
  await changeKey(id, rest)
  await (await reader()).managementKey.update({ where: { id }, data: { lastUsedAgent } })
}
