import type { User } from '@/lib/db/generated/client'
import { type Sql, sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { ScimResource } from '@/lib/scim/json'

/** An account as far as mail to it needs it. */
export type Reader = Pick<User, 'id' | 'userName' | 'signInKey'> & { attributes: ScimResource }

/** A key as far as a mail about it needs it. */
export type AlertKey = {
  id: number
  name: string
  lastFour: string
  expiresAt: Date
  lastUsedAt: Date
  lastUsedAgent: string | null
  testConnectionAt: Date | null
}

/**
 * The active accounts with Admin of their own or from a group, by id. The permissions stand in the text: the partial indexes of those who
 * hold Admin need them there.
 */
export function selectAdmins(tx: Tx): Promise<Reader[]> {
  return tx.$queryRaw<Reader[]>(sql`
    SELECT "id", "userName", "signInKey", "attributes" FROM "User" WHERE "active" AND "removedAt" IS NULL AND "id" IN (
      SELECT "id" FROM "User" WHERE "permission" = 'admin'
      UNION
      SELECT "GroupMember"."userId" FROM "Group" JOIN "GroupMember" ON "GroupMember"."groupId" = "Group"."id"
      WHERE "Group"."permission" <> 'none' AND "Group"."permission" = 'admin')
    ORDER BY "id"`)
}

type KeysInUse = { at: Date; usedSince: Date }

/** The keys of an account that would work at `at` if it were active, and were used since. Oldest first. */
export function selectKeysInUseOf(tx: Tx, { ownerId, ...inUse }: KeysInUse & { ownerId: number }): Promise<AlertKey[]> {
  return selectInUse(tx, inUse, sql`k."ownerId" = ${ownerId}`)
}

/** The keys that work at `at`, were used since, end by `endsBy`, and have no working successor that was used later. Oldest first. */
export function selectKeysEnding(tx: Tx, { endsBy, ...inUse }: KeysInUse & { endsBy: Date }): Promise<AlertKey[]> {
  const narrower = sql`k."expiresAt" <= ${endsBy} AND o."active" AND o."removedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "ManagementKey" s WHERE s."rotatedFromId" = k."id" AND s."lastUsedAt" > k."lastUsedAt" AND s."revokedAt" IS NULL AND s."expiresAt" > ${inUse.at})`
  return selectInUse(tx, inUse, narrower)
}

function selectInUse(tx: Tx, { at, usedSince }: KeysInUse, narrower: Sql): Promise<AlertKey[]> {
  return tx.$queryRaw<AlertKey[]>(sql`
    SELECT k."id", k."name", k."lastFour", k."expiresAt", k."lastUsedAt", k."lastUsedAgent", k."testConnectionAt"
    FROM "ManagementKey" k JOIN "User" o ON o."id" = k."ownerId"
    WHERE k."revokedAt" IS NULL AND k."expiresAt" > ${at} AND k."lastUsedAt" >= ${usedSince} AND ${narrower} ORDER BY k."id"`)
}
