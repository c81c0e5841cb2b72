import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { readCursor, writeCursor } from './key-cursor'
import type { KeyListQuery } from './key-list-query'
import { countListedKeys, type KeyPosition, type ListedKey, selectListedKeys } from './key-list-store'
import { soonUntil } from './key-state'

/** One page: `first` is the place of its first key in the list, counted from 1. A cursor is null where there is nothing more. */
export type KeyListPage = { keys: ListedKey[]; first: number; total: number; previous: string | null; next: string | null }

/** Keys on one page. */
export const KEYS_PER_PAGE = 50

/** One page of the keys that search and filter leave, in the order asked for (keyset pagination: any page costs the same). */
export async function listKeys(query: KeyListQuery): Promise<KeyListPage> {
  const { q, state, sort } = query
  const at = now()
  const filter = { q, state, times: { now: at, soon: soonUntil(at) } }
  const tx = await reader()
  const firstIsText = sort.endsWith('name')
  const before = readCursor(query.before, firstIsText)
  const after = before ? null : readCursor(query.after, firstIsText)
  const from = before ?? after ?? undefined
  const found = await selectListedKeys(tx, { filter, sort, from, backwards: before !== null, limit: KEYS_PER_PAGE + 1 })
  const more = found.length > KEYS_PER_PAGE
  const rows = found.slice(0, KEYS_PER_PAGE)
  if (before) rows.reverse()
  const [head, tail] = [rows[0], rows.at(-1)]
  const counted = await countListedKeys(tx, { filter, sort, position: head && positionOf(head) })
  const hasNext = tail !== undefined && (before !== null || more)
  return {
    keys: rows,
    first: counted.before + 1,
    total: counted.total,
    previous: head && counted.before > 0 ? writeCursor(positionOf(head)) : null,
    next: hasNext ? writeCursor(positionOf(tail)) : null,
  }
}

function positionOf({ first, second, id }: ListedKey): KeyPosition {
  return { first, second, id }
}
