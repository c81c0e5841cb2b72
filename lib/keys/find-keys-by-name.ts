import { sql } from '@/lib/db/sql'
import { reader } from '@/lib/db/transaction'
import { type KeyRow, selectKeys } from './key-store'

/** Keys that bear this name and were not revoked, oldest first: a second one is allowed, but worth a warning. */
export async function findKeysByName(name: string): Promise<KeyRow[]> {
  return selectKeys(await reader(), sql`k."name" = ${name.replaceAll('\0', '').trim()} AND k."revokedAt" IS NULL`)
}
