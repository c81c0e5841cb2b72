import { createHash } from 'node:crypto'

export type Random = {
  /** A number from 0 (included) to 1 (excluded). */
  next: () => number
  /** True with this probability. */
  chance: (probability: number) => boolean
  /** An integer from 0 (included) to `limit` (excluded). */
  below: (limit: number) => number
  pick: <T>(items: readonly T[]) => T
}

/** A repeatable source of numbers: the same key always gives the same sequence (mulberry32 over an FNV-1a hash of the key). */
export function randomFor(key: string): Random {
  let state = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) state = Math.imul(state ^ key.charCodeAt(at), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, chance: (probability) => next() < probability, pick: (items) => pickFrom(items, below(items.length)) }
}

function pickFrom<T>(items: readonly T[], at: number): T {
  const item = items[at]
  if (item === undefined) throw new RangeError('Nothing to pick from: give a list with at least one item.')
  return item
}

/** A GUID that is always the same for the same key, in the form Entra gives its objectIds. */
export function guidFor(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
