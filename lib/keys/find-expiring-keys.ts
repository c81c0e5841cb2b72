import { now } from '@/lib/clock'
import { sql } from '@/lib/db/sql'
import { reader } from '@/lib/db/transaction'
import { type KeyRow, OWNER_ACTIVE, selectKeys, WITHOUT_USED_SUCCESSOR } from './key-store'

/** A used key is announced this long before it ends. */
const NOTICE = 30 * 24 * 60 * 60 * 1000

/** Keys in use that end within 30 days. A key whose successor is in use already is left out. */
export async function findExpiringKeys(): Promise<KeyRow[]> {
  const at = now()
  return selectKeys(
    await reader(),
    sql`k."lastUsedAt" IS NOT NULL AND k."revokedAt" IS NULL AND k."expiresAt" > ${at}
      AND k."expiresAt" <= ${new Date(at.getTime() + NOTICE)} AND ${OWNER_ACTIVE} AND ${WITHOUT_USED_SUCCESSOR}`,
  )
}
