import { clientName } from '@/lib/client-name'
import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { selectStoppedKeys } from './key-store'

/** A key that does not work because its owner is disabled or removed, as a banner tells of it. */
export type StoppedKey = { id: number; name: string; ownerName: string; client: string }

/** Some of the keys that stopped, and how many there are beside them. */
export type StoppedKeys = { keys: StoppedKey[]; more: number }

/** More banners than this would push every page out of sight. */
const MOST = 3
const WANTED = 30 * 24 * 60 * 60 * 1000

/**
 * Keys that stopped with their owner and that somebody misses: used in the last 30 days, or used once and refused in the last 30 days. A key whose
 * successor is in use is left out.
 */
export async function findStoppedKeys(): Promise<StoppedKeys> {
  const at = now()
  const rows = await selectStoppedKeys(await reader(), { at, wantedSince: new Date(at.getTime() - WANTED), limit: MOST })
  const keys = rows.map((row) => ({ id: row.id, name: row.name, ownerName: row.ownerName, client: clientName(row) }))
  return { keys, more: (rows[0]?.total ?? 0) - keys.length }
}
