import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { logger } from '@/lib/logger'
import { dropProcessState } from '@/lib/process-state'
import { getKey } from './get-key'
import { lastUnattributedRefusal, recordKeyRefusal } from './record-key-refusal'
import { recordKeyUse } from './record-key-use'
import { changeKey, createAdmin, createTestKey } from './test-fixtures'

const use = { address: '20.1.2.3', agent: 'curl/8', testConnection: false }

beforeEach(async () => {
  await freshDatabase()
  forgetThisProcess()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function forgetThisProcess() {
  dropProcessState('key-use-writes')
  dropProcessState('key-refusal-writes')
  dropProcessState('key-refusal-unattributed')
}

function setClock(time: string) {
  vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] })
}

async function newKey() {
  return (await createTestKey(await createAdmin('Ada'))).key.id
}

describe('recordKeyUse', () => {
  it('writes the first use at once', async () => {
    const keyId = await newKey()
    setClock('2026-11-24T10:00:00Z')
    await recordKeyUse({ keyId, ...use })
    expect(await getKey(keyId)).toMatchObject({
      lastUsedAt: new Date('2026-11-24T10:00:00Z'),
      lastUsedAddress: '20.1.2.3',
      lastUsedAgent: 'curl/8',
      testConnectionAt: null,
    })
  })

  it('writes at most once a minute', async () => {
    const keyId = await newKey()
    const { prisma } = await database()
    const writes = vi.spyOn(prisma.managementKey, 'updateMany')
    for (let second = 0; second <= 60; second++) {
      setClock(`2026-11-24T10:0${Math.floor(second / 60)}:${String(second % 60).padStart(2, '0')}Z`)
      await recordKeyUse({ keyId, ...use })
    }
    expect(writes).toHaveBeenCalledTimes(2)
    expect((await getKey(keyId))?.lastUsedAt).toEqual(new Date('2026-11-24T10:01:00Z'))
  })

  it('leaves a use that another instance wrote within the minute', async () => {
    const keyId = await newKey()
    setClock('2026-11-24T10:00:00Z')
    await recordKeyUse({ keyId, ...use })
    forgetThisProcess()
    setClock('2026-11-24T10:00:30Z')
    await recordKeyUse({ keyId, ...use, address: '20.9.9.9' })
    expect(await getKey(keyId)).toMatchObject({ lastUsedAt: new Date('2026-11-24T10:00:00Z'), lastUsedAddress: '20.1.2.3' })
  })

  it('always writes a Test Connection', async () => {
    const keyId = await newKey()
    setClock('2026-11-24T10:00:00Z')
    await recordKeyUse({ keyId, ...use })
    setClock('2026-11-24T10:00:05Z')
    await recordKeyUse({ keyId, ...use, testConnection: true })
    const at = new Date('2026-11-24T10:00:05Z')
    expect(await getKey(keyId)).toMatchObject({ lastUsedAt: at, testConnectionAt: at })
  })

  it('never throws: what cannot be written is logged and tried again with the next request', async () => {
    const keyId = await newKey()
    const { prisma } = await database()
    const log = vi.spyOn(logger, 'error').mockReturnValue()
    vi.spyOn(prisma.managementKey, 'updateMany').mockRejectedValueOnce(new Error('connection lost'))
    await expect(recordKeyUse({ keyId, ...use })).resolves.toBeUndefined()
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ event: 'key-use-not-recorded', keyId }))
    await recordKeyUse({ keyId, ...use })
    expect((await getKey(keyId))?.lastUsedAt).not.toBeNull()
  })

  it('takes any User-Agent', async () => {
    const keyId = await newKey()
    await recordKeyUse({ keyId, ...use, agent: `a\0b${'x'.repeat(5000)}` })
    expect((await getKey(keyId))?.lastUsedAgent).toHaveLength(200)
  })
})

describe('recordKeyRefusal', () => {
  it('keeps code and time of the last refusal', async () => {
    const keyId = await newKey()
    setClock('2026-11-24T10:00:00Z')
    await recordKeyRefusal({ keyId, code: 'endpoint' })
    expect(await getKey(keyId)).toMatchObject({ lastRefusalCode: 'endpoint', lastRefusalAt: new Date('2026-11-24T10:00:00Z') })
  })

  it('costs no write for each request of a client that keeps trying, but tells a new reason at once', async () => {
    const keyId = await newKey()
    const { prisma } = await database()
    const writes = vi.spyOn(prisma.managementKey, 'updateMany')
    setClock('2026-11-24T10:00:00Z')
    for (let attempt = 0; attempt < 20; attempt++) await recordKeyRefusal({ keyId, code: 'expired' })
    expect(writes).toHaveBeenCalledTimes(1)
    await recordKeyRefusal({ keyId, code: 'revoked' })
    expect((await getKey(keyId))?.lastRefusalCode).toBe('revoked')
  })

  it('remembers a refusal that belongs to no key', async () => {
    expect(lastUnattributedRefusal()).toBeNull()
    setClock('2026-11-24T10:00:00Z')
    await recordKeyRefusal({ keyId: null, code: 'malformed' })
    expect(lastUnattributedRefusal()).toEqual({ code: 'malformed', at: new Date('2026-11-24T10:00:00Z') })
  })

  it('never throws', async () => {
    const keyId = await newKey()
    const { prisma } = await database()
    vi.spyOn(logger, 'error').mockReturnValue()
    vi.spyOn(prisma.managementKey, 'updateMany').mockRejectedValueOnce(new Error('connection lost'))
    await expect(recordKeyRefusal({ keyId, code: 'endpoint' })).resolves.toBeUndefined()
    await changeKey(keyId, { name: 'still there' })
  })
})
