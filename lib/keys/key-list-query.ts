import { z } from 'zod'

import { KEY_STATES, type KeyState } from './key-state'

/** `current` leaves out what no longer matters, Expired and Revoked; `all` shows everything. */
export type KeyStateFilter = KeyState | 'current' | 'all'

export const KEY_SORTS = ['attention', 'name', '-name', 'created', '-created', 'lastUsed', '-lastUsed', 'expires', '-expires'] as const
export type KeySort = (typeof KEY_SORTS)[number]

/** What the URL of the list says. `after` and `before` are cursors. */
export type KeyListQuery = { q: string; state: KeyStateFilter; sort: KeySort; after?: string; before?: string }

const FILTERS: readonly KeyStateFilter[] = ['current', 'all', ...KEY_STATES.map(({ state }) => state)]
const text = z.string().max(1000)

const schema = z.object({
  q: text.transform((typed) => typed.replaceAll('\0', '').trim()).catch(''),
  state: z
    .string()
    .transform((state) => FILTERS.find((filter) => filter === state) ?? 'current')
    .catch('current'),
  sort: z.enum(KEY_SORTS).catch('attention'),
  after: text.optional().catch(undefined),
  before: text.optional().catch(undefined),
})

/** Reads the list's URL parameters. What is missing or makes no sense counts as its default. */
export function parseKeyListQuery(params: Record<string, string | string[] | undefined>): KeyListQuery {
  return schema.parse(params)
}
