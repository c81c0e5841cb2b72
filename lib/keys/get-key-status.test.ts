import { addSeconds, subSeconds } from 'date-fns'
import { beforeEach, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { dropProcessState } from '@/lib/process-state'
import { getKeyStatus } from './get-key-status'
import { recordKeyRefusal } from './record-key-refusal'
import { recordKeyUse } from './record-key-use'
import { changeKey, createAdmin, createTestKey } from './test-fixtures'

beforeEach(async () => {
  await freshDatabase()
  for (const name of ['key-use-writes', 'key-refusal-writes', 'key-refusal-unattributed']) dropProcessState(name)
})

async function newKey() {
  const { key } = await createTestKey(await createAdmin('Ada'))
  await changeKey(key.id, { createdAt: subSeconds(new Date(), 60) })
  return key.id
}

it('waits for the first request', async () => {
  expect(await getKeyStatus(await newKey())).toMatchObject({ usedAt: null, testConnectionAt: null, refusal: null })
})

it('tells of a Test Connection and who made it', async () => {
  const keyId = await newKey()
  await recordKeyUse({ keyId, address: null, agent: null, testConnection: true })
  expect(await getKeyStatus(keyId)).toMatchObject({ testConnectionAt: expect.any(String), usedBy: 'Microsoft Entra ID', refusal: null })
})

it('tells the exact refusal of the key, in the words of the catalogue', async () => {
  const keyId = await newKey()
  await recordKeyRefusal({ keyId, code: 'endpoint' })
  expect((await getKeyStatus(keyId))?.refusal).toMatchObject({ title: 'Endpoint not allowed for this key' })
})

it.each(['malformed', 'unknown'] as const)('tells of a key that arrived %s while this one is awaited', async (code) => {
  const keyId = await newKey()
  await recordKeyRefusal({ keyId: null, code })
  expect((await getKeyStatus(keyId))?.refusal?.title).toMatch(/^Key not/)
})

it('does not speak of requests without a key, nor of what was before the key', async () => {
  const keyId = await newKey()
  await recordKeyRefusal({ keyId: null, code: 'missing' })
  expect((await getKeyStatus(keyId))?.refusal).toBeNull()
  await recordKeyRefusal({ keyId: null, code: 'malformed' })
  await changeKey(keyId, { createdAt: addSeconds(new Date(), 1) })
  expect((await getKeyStatus(keyId))?.refusal).toBeNull()
})

it('forgets a refusal once the key is used', async () => {
  const keyId = await newKey()
  await recordKeyRefusal({ keyId: null, code: 'malformed' })
  await changeKey(keyId, { lastUsedAt: addSeconds(new Date(), 1) })
  expect((await getKeyStatus(keyId))?.refusal).toBeNull()
})

it('knows nothing of a key that does not exist', async () => {
  expect(await getKeyStatus(4711)).toBeNull()
})
