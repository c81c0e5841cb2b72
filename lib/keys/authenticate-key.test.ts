import { beforeEach, describe, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import { issueAccessToken } from './access-token'
import { authenticateClient, authenticateKey } from './authenticate-key'
import { generateKey } from './key-format'
import { FIND_BY_HASH, FIND_BY_ID } from './key-store'
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

describe('an access token', () => {
  it('is accepted in place of the key it stands for', async () => {
    const { key, secret } = await createTestKey(await createAdmin('Ada'))
    const token = await issueAccessToken(key.id)
    expect(await authenticateKey(`Bearer ${token}`)).toEqual(await authenticateKey(`Bearer ${secret}`))
  })

  it('is dead as soon as its key is, in the words of the key', async () => {
    const ada = await createAdmin('Ada')
    const { key, secret } = await createTestKey(ada)
    const token = `Bearer ${await issueAccessToken(key.id)}`
    const same = async (reason: string) => {
      const refusal: unknown = await authenticateKey(`Bearer ${secret}`).catch((error: unknown) => error)
      expect(refusal).toMatchObject({ reason, keyId: key.id })
      await expect(authenticateKey(token)).rejects.toEqual(refusal)
    }
    await changeUser(ada.id, { active: false })
    await same('disabled')
    await changeUser(ada.id, { active: true })
    await expect(authenticateKey(token)).resolves.toMatchObject({ id: key.id })
    await changeKey(key.id, { expiresAt: new Date(Date.now() - 1) })
    await same('expired')
    await revokeKey({ keyId: key.id, actor: ada })
    await same('revoked')
  })

  it('is refused when there is no such key', async () => {
    const token = await issueAccessToken(2_000_000_000)
    await expect(authenticateKey(`Bearer ${token}`)).rejects.toMatchObject({ reason: 'token', keyId: null })
  })
})

describe('the credentials of a client', () => {
  it.each(['', 'apikey:'])('are the id of a key and, after %j, the key', async (prefix) => {
    const { key, secret } = await createTestKey(await createAdmin('Ada'))
    expect(await authenticateClient({ id: String(key.id), secret: prefix + secret })).toMatchObject({ id: key.id, name: 'Entra' })
  })

  it('do not tell a wrong id from a wrong key, nor the state of a key to anybody who does not have it', async () => {
    const ada = await createAdmin('Ada')
    const one = await createTestKey(ada)
    const other = await createTestKey(ada)
    await revokeKey({ keyId: one.key.id, actor: ada })
    const id = String(one.key.id)
    for (const credentials of [
      { id, secret: other.secret },
      { id: String(other.key.id), secret: one.secret },
      { id: `0${id}`, secret: one.secret },
      { id: '999', secret: one.secret },
      { id, secret: generateKey() },
    ])
      await expect(authenticateClient(credentials)).rejects.toMatchObject({ reason: 'unknown', keyId: null })
    await expect(authenticateClient({ id, secret: one.secret })).rejects.toMatchObject({ reason: 'revoked', keyId: one.key.id })
  })
})

it('costs the same with many keys: the planner finds the key by the index on its hash, or on its id', async () => {
  const ada = await createAdmin('Ada')
  const { pool } = await database()
  await pool.query(
    `INSERT INTO "ManagementKey" ("name", "hash", "lastFour", "allowedEndpoints", "formToken", "createdById", "ownerId", "createdAt", "expiresAt")
     SELECT 'Key ' || n, encode(sha256(n::text::bytea), 'hex'), 'aaaa', ARRAY['/v1/users'], 'token ' || n, $1, $1, now(), now() FROM generate_series(1, 5000) n`,
    [ada.id],
  )
  await pool.query('ANALYZE "ManagementKey"')
  for (const [statement, index] of [
    [FIND_BY_HASH.replace('$1', "'ab'"), 'ManagementKey_hash_key'],
    [FIND_BY_ID.replace('$1', '7'), 'ManagementKey_pkey'],
  ]) {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain(`Index Scan using "${index}"`)
    expect(plan).not.toContain('Seq Scan on "ManagementKey"')
  }
})
