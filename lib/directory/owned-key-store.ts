import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'

/** Revokes the Management API keys that an account owns and that have neither been revoked nor expired, and returns them. */
export function revokeOwnedKeys(
  tx: Tx,
  { ownerId, at }: { ownerId: number; at: Date },
): Promise<{ id: number; name: string; lastFour: string }[]> {
  return tx.$queryRaw(sql`
    UPDATE "ManagementKey" SET "revokedAt" = ${at} WHERE "ownerId" = ${ownerId} AND "revokedAt" IS NULL AND "expiresAt" > ${at}
    RETURNING "id", "name", "lastFour"`)
}
