import { clientName } from '@/lib/client-name'
import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { selectKeysOf } from './key-store'

/** A key as its owner's page tells of it; `client` used it last, if anybody did. */
export type OwnedKey = { id: number; name: string; lastFour: string; ownerId: number; lastUsedAt: Date | null; client: string }

/** The keys of these accounts that can be used while their owner is active: what disabling them would stop. Last used first. */
export async function findKeysOf(ownerIds: number[]): Promise<OwnedKey[]> {
  const keys = await selectKeysOf(await reader(), { ownerIds, at: now() })
  return keys.map((key) => {
    const { id, name, lastFour, ownerId, lastUsedAt } = key
    return { id, name, lastFour, ownerId, lastUsedAt, client: clientName(key) }
  })
}
