import { reader } from '@/lib/db/transaction'
import { countRoles, type RoleStretch, selectRoleStretch } from './console-group-store'
import type { GroupRow } from './group-row'
import { type ListPage, readListPage } from './read-list-page'
import { readRoleSearch } from './role-search'
import type { RoleSort, RoleSortKey } from './role-sort'

export const ROLES_PER_PAGE = 50

export type RoleListItem = Pick<GroupRow, 'id' | 'origin' | 'permission' | 'memberCount' | 'updatedAt'> & { name: string }

/** One page of the roles; `total` match the search, `all` exist. */
export type RolePage = Omit<ListPage<never>, 'rows'> & { roles: RoleListItem[]; total: number; all: number }

export type ListRolesInput = { q?: string; sort: RoleSort; after?: string; before?: string }

const COLUMNS: Record<RoleSortKey, RoleStretch['column']> = { name: 'displayNameKey', lastChanged: 'updatedAt' }

/** A page of roles for the console, 50 at a time; the search finds every role whose name contains the words typed. */
export async function listRoles({ q, sort, after, before }: ListRolesInput): Promise<RolePage> {
  const tx = await reader()
  const words = readRoleSearch(q)
  const column = COLUMNS[sort.key]
  const [page, total, all] = await Promise.all([
    readListPage<GroupRow>({
      order: column === 'updatedAt' ? 'time' : 'text',
      after,
      before,
      size: ROLES_PER_PAGE,
      read: ({ cursor, backward, limit }) =>
        selectRoleStretch(tx, { words, column, descending: sort.descending !== backward, after: cursor, limit }),
      placeOf: (row) => ({ value: column === 'updatedAt' ? row.updatedAt.toISOString() : row.displayNameKey, id: row.id }),
    }),
    countRoles(tx, words),
    countRoles(tx, []),
  ])
  const { rows, ...position } = page
  return { ...position, roles: rows.map(toListItem), total, all }
}

function toListItem({ id, displayName, origin, permission, memberCount, updatedAt }: GroupRow): RoleListItem {
  return { id, name: displayName, origin, permission, memberCount, updatedAt }
}
