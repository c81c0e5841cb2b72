import { database } from '@/lib/db/client'
import { raw, type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

/** A Management API key without its hash and form token. `ownerActive` is false while the owner's account is disabled or removed. */
export type KeyRow = {
  id: number
  name: string
  lastFour: string
  allowedEndpoints: string[]
  createdById: number
  createdByName: string
  ownerId: number
  ownerName: string
  ownerActive: boolean
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
  lastUsedAddress: string | null
  lastUsedAgent: string | null
  testConnectionAt: Date | null
  lastRefusalCode: string | null
  lastRefusalAt: Date | null
  rotatedFromId: number | null
}

/** What authenticating needs of a key. */
export type KeyCredential = Pick<
  KeyRow,
  'id' | 'name' | 'allowedEndpoints' | 'ownerId' | 'ownerName' | 'ownerActive' | 'expiresAt' | 'revokedAt'
> & {
  hash: string
}

export type NewKey = {
  name: string
  hash: string
  lastFour: string
  allowedEndpoints: string[]
  formToken: string
  createdById: number
  createdAt: Date
  expiresAt: Date
  rotatedFromId: number | null
}

/** True while the owner's account lets the key work. */
export const OWNER_ACTIVE = raw(`(o."active" AND o."removedAt" IS NULL)`)

/** False once a working key that was made to replace this one is in use and this one no longer is: then it is missed by nobody. */
export const WITHOUT_USED_SUCCESSOR = raw(
  `NOT EXISTS (SELECT 1 FROM "ManagementKey" s WHERE s."rotatedFromId" = k."id" AND s."lastUsedAt" > k."lastUsedAt" AND s."revokedAt" IS NULL AND s."expiresAt" > now())`,
)

/** The columns of a KeyRow, from `KEY_TABLES`. */
export const KEY_COLUMNS = raw(
  `k."id", k."name", k."lastFour", k."allowedEndpoints", k."createdById", c."label" AS "createdByName",
   k."ownerId", o."label" AS "ownerName", (o."active" AND o."removedAt" IS NULL) AS "ownerActive",
   k."createdAt", k."expiresAt", k."revokedAt", k."lastUsedAt", k."lastUsedAddress", k."lastUsedAgent",
   k."testConnectionAt", k."lastRefusalCode", k."lastRefusalAt", k."rotatedFromId"`,
)

export const KEY_TABLES = raw(`"ManagementKey" k JOIN "User" c ON c."id" = k."createdById" JOIN "User" o ON o."id" = k."ownerId"`)

const CREDENTIAL = `
  SELECT k."id", k."name", k."hash", k."allowedEndpoints", k."ownerId", o."label" AS "ownerName",
         (o."active" AND o."removedAt" IS NULL) AS "ownerActive", k."expiresAt", k."revokedAt"
  FROM "ManagementKey" k JOIN "User" o ON o."id" = k."ownerId"`

/** Prisma would take four times as long for these statements, one of which every request of the API needs. */
export const FIND_BY_HASH = `${CREDENTIAL} WHERE k."hash" = $1`
export const FIND_BY_ID = `${CREDENTIAL} WHERE k."id" = $1`

export async function selectCredential(hash: string): Promise<KeyCredential | null> {
  const { pool } = await database()
  const { rows } = await pool.query<KeyCredential>(FIND_BY_HASH, [hash])
  return rows[0] ?? null
}

export async function selectCredentialById(id: number): Promise<KeyCredential | null> {
  const { pool } = await database()
  const { rows } = await pool.query<KeyCredential>(FIND_BY_ID, [id])
  return rows[0] ?? null
}

/** Throws a unique violation when the form token was used before. */
export async function insertKey(tx: Tx, key: NewKey): Promise<{ id: number }> {
  return tx.managementKey.create({ data: { ...key, ownerId: key.createdById }, select: { id: true } })
}

export async function selectKey(tx: Tx, id: number): Promise<KeyRow | null> {
  return (await selectKeys(tx, sql`k."id" = ${id}`))[0] ?? null
}

export async function selectKeyByFormToken(tx: Tx, formToken: string): Promise<KeyRow | null> {
  return (await selectKeys(tx, sql`k."formToken" = ${formToken}`))[0] ?? null
}

/** The keys that `where` describes in terms of k (key), c (creator) and o (owner), oldest first. */
export function selectKeys(tx: Tx, where: Sql): Promise<KeyRow[]> {
  return tx.$queryRaw<KeyRow[]>(sql`SELECT ${KEY_COLUMNS} FROM ${KEY_TABLES} WHERE ${where} ORDER BY k."id"`)
}

/** The keys of these accounts that `at` finds neither revoked nor expired, last used first, never used last. */
export function selectKeysOf(tx: Tx, { ownerIds, at }: { ownerIds: number[]; at: Date }): Promise<KeyRow[]> {
  return tx.$queryRaw<KeyRow[]>(sql`
    SELECT ${KEY_COLUMNS} FROM ${KEY_TABLES} WHERE k."ownerId" = ANY(${ownerIds}::int[]) AND k."revokedAt" IS NULL AND k."expiresAt" > ${at}
    ORDER BY k."lastUsedAt" DESC NULLS LAST, k."id"`)
}

/** Keys that only their owner's account keeps from working at `at`, used once and tried since; `total` says how many there are. Newest use first. */
export function selectStoppedKeys(
  tx: Tx,
  { at, wantedSince, limit }: { at: Date; wantedSince: Date; limit: number },
): Promise<(KeyRow & { total: number })[]> {
  return tx.$queryRaw<(KeyRow & { total: number })[]>(sql`
    SELECT ${KEY_COLUMNS}, (count(*) OVER ())::int AS "total" FROM ${KEY_TABLES}
    WHERE k."revokedAt" IS NULL AND k."expiresAt" > ${at} AND NOT ${OWNER_ACTIVE} AND k."lastUsedAt" IS NOT NULL
      AND greatest(k."lastUsedAt", k."lastRefusalAt") >= ${wantedSince} AND ${WITHOUT_USED_SUCCESSOR}
    ORDER BY k."lastUsedAt" DESC, k."id" LIMIT ${limit}`)
}

/** False when the key was revoked before. */
export async function updateRevoked(tx: Tx, input: { id: number; at: Date }): Promise<boolean> {
  const { count } = await tx.managementKey.updateMany({ where: { id: input.id, revokedAt: null }, data: { revokedAt: input.at } })
  return count === 1
}

/** False when another admin was quicker. */
export async function updateOwner(tx: Tx, input: { id: number; from: number; to: number }): Promise<boolean> {
  const where = { id: input.id, ownerId: input.from, revokedAt: null }
  const { count } = await tx.managementKey.updateMany({ where, data: { ownerId: input.to } })
  return count === 1
}

/** Keeps these accounts as they are, active or not, until the transaction ends. Returns which of them are active and not removed. */
export async function holdAccounts(tx: Tx, ids: number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number; active: boolean }[]>(sql`
    SELECT o."id", ${OWNER_ACTIVE} AS "active" FROM "User" o WHERE o."id" = ANY(${ids}::int[]) ORDER BY o."id" FOR SHARE`)
  return rows.filter(({ active }) => active).map(({ id }) => id)
}

/** Writes only when the stored use is older than `unlessAfter`: other instances may have been quicker. */
export async function updateLastUse(
  tx: Tx,
  use: { id: number; at: Date; address: string | null; agent: string | null; unlessAfter: Date },
): Promise<void> {
  const { id, at, address, agent, unlessAfter } = use
  await tx.managementKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: unlessAfter } }] },
    data: { lastUsedAt: at, lastUsedAddress: address, lastUsedAgent: agent },
  })
}

export async function updateTestConnection(
  tx: Tx,
  use: { id: number; at: Date; address: string | null; agent: string | null },
): Promise<void> {
  const { id, at, address, agent } = use
  await tx.managementKey.updateMany({
    where: { id },
    data: { lastUsedAt: at, lastUsedAddress: address, lastUsedAgent: agent, testConnectionAt: at },
  })
}

export async function updateRefusal(tx: Tx, refusal: { id: number; code: string; at: Date; unlessAfter: Date }): Promise<void> {
  const { id, code, at, unlessAfter } = refusal
  await tx.managementKey.updateMany({
    where: { id, OR: [{ lastRefusalAt: null }, { lastRefusalAt: { lte: unlessAfter } }, { NOT: { lastRefusalCode: code } }] },
    data: { lastRefusalCode: code, lastRefusalAt: at },
  })
}
