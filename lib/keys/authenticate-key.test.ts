import { beforeEach, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { authenticateKey } from './authenticate-key'
import { generateKey } from './key-format'
import { FIND_BY_HASH } from './key-store'
import { revokeKey } from './revoke-key'
import { changeKey, changeUser, createAdmin, createTestKey } from './test-fixtures'

beforeEach(freshDatabase)

describe('a usable key', () => {
  it.each(['Bearer apikey:', 'Bearer ', 'ManagementKey-v1 ', 'bEaReR apikey:'])('is accepted after %j', async (scheme) => {
    const ada = await createAdmin('Ada')
    const { key, secret } = await createTestKey(ada, { allowedEndpoints: ['/v1/users'] })
    expect(await authenticateKey(scheme + secret)).toEqual({
      id: key.id,
      name: 'Entra',
      allowedEndpoints: ['/v1/users'],
      ownerId: ada.id,
      ownerName: 'Ada',
      expiresAt: key.expiresAt,
    })
  })

  it('is accepted until the last millisecond of its day', async () => {
    const { key, secret } = await createTestKey(await createAdmin('Ada'))
    await changeKey(key.id, { expiresAt: new Date(Date.now() + 60_000) })
    await expect(authenticateKey(`Bearer ${secret}`)).resolves.toMatchObject({ id: key.id })
    await changeKey(key.id, { expiresAt: new Date(Date.now() - 1) })
    await expect(authenticateKey(`Bearer ${secret}`)).rejects.toMatchObject({ reason: 'expired' })
  })
})

describe('a refusal says which, and what to do', () => {
  it('missing', async () => {
    await expect(authenticateKey(null)).rejects.toMatchObject({
      reason: 'missing',
      keyId: null,
      detail: 'The request has no Authorization header. Paste the Secret Token into Microsoft Entra ID again, all of it.',
    })
  })

  it('malformed', async () => {
    await expect(authenticateKey(`Bearer apikey:${generateKey().slice(0, -3)}`)).rejects.toMatchObject({
      reason: 'malformed',
      detail: expect.stringMatching(/^The key is cut off: 49 of its 52 characters arrived. Paste the Secret Token .* again, all of it.$/),
    })
  })

  it('unknown', async () => {
    await createTestKey(await createAdmin('Ada'))
    await expect(authenticateKey(`Bearer apikey:${generateKey()}`)).rejects.toMatchObject({ reason: 'unknown', keyId: null })
  })

  it('expired: name and date', async () => {
    const { key, secret } = await createTestKey(await createAdmin('Ada'))
    await changeKey(key.id, { expiresAt: new Date('2026-05-03T23:59:59.999Z') })
    await expect(authenticateKey(`Bearer ${secret}`)).rejects.toMatchObject({
      reason: 'expired',
      keyId: key.id,
      detail: expect.stringMatching(/^The key "Entra" expired on 3 May 2026\. Create a key/),
    })
  })

  it('disabled: name and owner', async () => {
    const ada = await createAdmin('Ada')
    const { key, secret } = await createTestKey(ada)
    await changeUser(ada.id, { active: false })
    await expect(authenticateKey(`Bearer ${secret}`)).rejects.toMatchObject({
      reason: 'disabled',
      keyId: key.id,
      detail: expect.stringMatching(/^The key "Entra" is disabled because its owner, Ada, is disabled\. Click Take over key/),
    })
    await changeUser(ada.id, { active: true })
    await expect(authenticateKey(`Bearer ${secret}`)).resolves.toMatchObject({ id: key.id })
  })

  it('revoked: name and date, even when it would have expired since', async () => {
    const ada = await createAdmin('Ada')
    const { key, secret } = await createTestKey(ada)
    await revokeKey({ keyId: key.id, actor: ada })
    await changeKey(key.id, { revokedAt: new Date('2026-05-03T10:00:00Z'), expiresAt: new Date('2026-06-03') })
    await expect(authenticateKey(`Bearer ${secret}`)).rejects.toMatchObject({
      reason: 'revoked',
      keyId: key.id,
      detail: expect.stringMatching(/^The key "Entra" was revoked on 3 May 2026\./),
    })
  })

  it('never repeats the key that was sent', async () => {
    const ada = await createAdmin('Ada')
    const { key, secret } = await createTestKey(ada)
    await revokeKey({ keyId: key.id, actor: ada })
    for (const header of [`Bearer ${secret}`, `Bearer ${secret}x`, `Basic ${secret}`, secret]) {
      const error: unknown = await authenticateKey(header).catch((thrown: unknown) => thrown)
      expect(`${JSON.stringify(error)} ${String(error)}`).not.toContain(secret.slice(3, 43))
    }
  })
})

it('costs the same with many keys: the planner finds the key by the index on its hash', async () => {
  const ada = await createAdmin('Ada')
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "ManagementKey" ("name", "hash", "lastFour", "allowedEndpoints", "formToken", "createdById", "ownerId", "createdAt", "expiresAt")
     SELECT 'Key ' || n, encode(sha256(n::text::bytea), 'hex'), 'aaaa', ARRAY['/v1/users'], 'token ' || n, $1, $1, now(), now() FROM generate_series(1, 5000) n`,
    [ada.id],
  )
  await pool.query('ANALYZE "ManagementKey"')
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${FIND_BY_HASH.replace('$1', "'ab'")}`)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('Index Scan using "ManagementKey_hash_key"')
  expect(plan).not.toContain('Seq Scan on "ManagementKey"')
})
