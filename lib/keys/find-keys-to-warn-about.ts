import { now } from '@/lib/clock'
import { sql } from '@/lib/db/sql'
import { reader } from '@/lib/db/transaction'
import { type KeyRow, OWNER_ACTIVE, selectKeys } from './key-store'

/** A used key is announced this long before it ends. */
const NOTICE = 30 * 24 * 60 * 60 * 1000

/**
 * Keys in use that need an admin: those that end within 30 days, and those that stopped because their owner is disabled.
 * A key whose successor is in use already is left out.
 */
export async function findKeysToWarnAbout(): Promise<{ expiring: KeyRow[]; disabled: KeyRow[] }> {
  const at = now()
  const keys = await selectKeys(
    await reader(),
    sql`k."lastUsedAt" IS NOT NULL AND k."revokedAt" IS NULL AND k."expiresAt" > ${at}
      AND (k."expiresAt" <= ${new Date(at.getTime() + NOTICE)} OR NOT ${OWNER_ACTIVE})
      AND NOT EXISTS (SELECT 1 FROM "ManagementKey" s WHERE s."rotatedFromId" = k."id" AND s."lastUsedAt" IS NOT NULL AND s."revokedAt" IS NULL)`,
  )
  return { expiring: keys.filter((key) => key.ownerActive), disabled: keys.filter((key) => !key.ownerActive) }
}
