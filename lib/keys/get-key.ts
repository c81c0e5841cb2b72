import { now } from '@/lib/clock'
import { sql } from '@/lib/db/sql'
import { reader } from '@/lib/db/transaction'
import { type KeyState, keyState } from './key-state'
import { type KeyRow, selectKey, selectKeys } from './key-store'

type KeyInState = KeyRow & { state: KeyState }

/** A key with its state and the keys before and after it in rotations, the successors oldest first. */
export type KeyDetail = KeyInState & { rotatedFrom: KeyRow | null; successors: KeyInState[] }

const LARGEST_ID = 2_147_483_647

/** Everything known of a key, or null when there is none with this id. Never its secret or hash. */
export async function getKey(id: number): Promise<KeyDetail | null> {
  if (!Number.isInteger(id) || id < 1 || id > LARGEST_ID) return null
  const tx = await reader()
  const key = await selectKey(tx, id)
  if (!key) return null
  const rotatedFrom = key.rotatedFromId === null ? null : await selectKey(tx, key.rotatedFromId)
  const successors = await selectKeys(tx, sql`k."rotatedFromId" = ${id}`)
  const at = now()
  const inState = (row: KeyRow): KeyInState => ({ ...row, state: keyState(row, at) })
  return { ...inState(key), rotatedFrom, successors: successors.map(inState) }
}
