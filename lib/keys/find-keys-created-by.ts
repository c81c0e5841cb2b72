import { now } from '@/lib/clock'
import { sql } from '@/lib/db/sql'
import { reader } from '@/lib/db/transaction'
import { type KeyState, keyState } from './key-state'
import { type KeyRow, selectKeys } from './key-store'

const KEYS_TOLD = 50

/** A key as the page of the account that created it tells of it. */
export type KeyOfCreator = Pick<KeyRow, 'id' | 'name' | 'ownerName' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> & { state: KeyState }

/** `more` keys are older than those. */
export type KeysOfCreator = { keys: KeyOfCreator[]; more: number }

/** The keys that an account created, whoever owns them now and whatever became of them, newest first; the first 50 of them. */
export async function findKeysCreatedBy(userId: number): Promise<KeysOfCreator> {
  const at = now()
  const found = (await selectKeys(await reader(), sql`k."createdById" = ${userId}`)).reverse()
  const keys = found.slice(0, KEYS_TOLD).map((key) => {
    const { id, name, ownerName, expiresAt, revokedAt, lastUsedAt } = key
    return { id, name, ownerName, expiresAt, revokedAt, lastUsedAt, state: keyState(key, at) }
  })
  return { keys, more: found.length - keys.length }
}
