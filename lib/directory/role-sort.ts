/** What the roles list can be sorted by, as written in its URL. */
export const ROLE_SORT_KEYS = ['name', 'lastChanged'] as const

export type RoleSortKey = (typeof ROLE_SORT_KEYS)[number]
export type RoleSort = { key: RoleSortKey; descending: boolean }

export const DEFAULT_ROLE_SORT: RoleSort = { key: 'name', descending: false }

/** Reads `name` or `-lastChanged` (`-` for descending); anything else is the default order. */
export function parseRoleSort(text: string | undefined): RoleSort {
  const descending = text?.startsWith('-') ?? false
  const key = ROLE_SORT_KEYS.find((candidate) => candidate === text?.slice(descending ? 1 : 0))
  return key ? { key, descending } : DEFAULT_ROLE_SORT
}
