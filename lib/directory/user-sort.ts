/** What the users list can be sorted by, as written in its URL. */
export const USER_SORT_KEYS = ['name', 'lastSignIn', 'lastProvisioned'] as const

export type UserSortKey = (typeof USER_SORT_KEYS)[number]
export type UserSort = { key: UserSortKey; descending: boolean }

export const DEFAULT_USER_SORT: UserSort = { key: 'name', descending: false }

/** Reads `name` or `-lastSignIn` (`-` for descending); anything else is the default order. */
export function parseUserSort(text: string | undefined): UserSort {
  const descending = text?.startsWith('-') ?? false
  const key = USER_SORT_KEYS.find((candidate) => candidate === text?.slice(descending ? 1 : 0))
  return key ? { key, descending } : DEFAULT_USER_SORT
}
