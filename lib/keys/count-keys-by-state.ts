import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import type { KeyStateFilter } from './key-list-query'
import { countStates } from './key-list-store'
import { KEY_STATES, soonUntil } from './key-state'

export type KeyCounts = Record<KeyStateFilter, number>

/** How many keys each choice of the state filter would show, for the search `q`. */
export async function countKeysByState(input: { q: string }): Promise<KeyCounts> {
  const at = now()
  const found = await countStates(await reader(), { q: input.q, times: { now: at, soon: soonUntil(at) } })
  const counts: KeyCounts = { current: 0, all: 0, valid: 0, expires_soon: 0, disabled: 0, expired: 0, revoked: 0 }
  for (const { state } of KEY_STATES) counts[state] = found.find((row) => row.state === state)?.count ?? 0
  counts.current = counts.valid + counts.expires_soon + counts.disabled
  counts.all = counts.current + counts.expired + counts.revoked
  return counts
}
