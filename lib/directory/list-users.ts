import { reader, type Tx } from '@/lib/db/transaction'
import { findInvitations, type Invitation } from '@/lib/invitations/find-invitations'
import { type ConsoleUserRow, selectUserStretch, type UserStretch } from './console-user-store'
import { strongest } from './effective-permission'
import type { UserGroup } from './group-row'
import type { ListCursor } from './list-cursor'
import { type ListPage, readListPage } from './read-list-page'
import { findGroupsOf } from './user-groups'
import { readUserSearch } from './user-search'
import type { UserSort, UserSortKey } from './user-sort'
import { type UserStatus, userStatus } from './user-status'

export const USERS_PER_PAGE = 50

export type UserListItem = Pick<
  ConsoleUserRow,
  'id' | 'email' | 'userName' | 'origin' | 'permission' | 'lastSignInAt' | 'lastProvisionedAt'
> & {
  name: string
  status: UserStatus
  /** The groups it is a direct member of. `permission` is the strongest of theirs and its own. */
  roles: UserGroup[]
  /** What became of the invitation of somebody who is invited; null for everybody else. */
  invitation: Invitation | null
}

/** One page of the accounts. */
export type UserPage = Omit<ListPage<never>, 'rows'> & { users: UserListItem[] }

export type ListUsersInput = { q?: string; status: UserStatus | null; sort: UserSort; after?: string; before?: string }

type Read = Pick<UserStretch, 'filter' | 'column' | 'descending' | 'limit'> & { cursor: ListCursor | null; backward: boolean }

const COLUMNS: Record<UserSortKey, UserStretch['column']> = {
  name: 'labelKey',
  lastSignIn: 'lastSignInAt',
  lastProvisioned: 'lastProvisionedAt',
}

/**
 * A page of accounts for the console, removed ones included, 50 at a time: search by beginnings of words in name, e-mail, userName and
 * externalId. Accounts without the sort's time come last in both directions. A cursor that cannot be read shows the first page.
 * Cost follows the page, not the directory: each page is read along an index.
 */
export async function listUsers({ q, status, sort, after, before }: ListUsersInput): Promise<UserPage> {
  const filter = { search: readUserSearch(q), status }
  const column = COLUMNS[sort.key]
  const tx = await reader()
  const { rows, ...place } = await readListPage<ConsoleUserRow>({
    order: column === 'labelKey' ? 'text' : 'time',
    after,
    before,
    size: USERS_PER_PAGE,
    read: (from) => readRows(tx, { filter, column, descending: sort.descending !== from.backward, ...from }),
    placeOf: (row) => ({ value: sortValue(row, column), id: row.id }),
  })
  const invited = rows.filter((row) => userStatus(row) === 'invited').map(({ id }) => id)
  const [groups, invitations] = await Promise.all([findGroupsOf(rows.map(({ id }) => id)), findInvitations(invited)])
  const users = rows.map((row) => toListItem(row, { roles: groups.get(row.id) ?? [], invitation: invitations.get(row.id) ?? null }))
  return { ...place, users }
}

/** Rows beyond the cursor, over the boundary between accounts with a sort value and those without. */
async function readRows(tx: Tx, { cursor, backward, limit, ...stretch }: Read): Promise<ConsoleUserRow[]> {
  const stretches = stretch.column === 'labelKey' ? [false] : backward ? [true, false] : [false, true]
  const start = cursor ? stretches.indexOf(cursor.value === null) : 0
  const rows: ConsoleUserRow[] = []
  for (const nulls of stretches.slice(start)) {
    const after = rows.length === 0 && cursor && nulls === (cursor.value === null) ? cursor : null
    rows.push(...(await selectUserStretch(tx, { ...stretch, nulls, after, limit: limit - rows.length })))
    if (rows.length >= limit) break
  }
  return rows
}

function sortValue(row: ConsoleUserRow, column: UserStretch['column']): string | null {
  const value = row[column]
  return value instanceof Date ? value.toISOString() : value
}

function toListItem(row: ConsoleUserRow, { roles, invitation }: Pick<UserListItem, 'roles' | 'invitation'>): UserListItem {
  const { id, label: name, email, userName, origin, lastSignInAt, lastProvisionedAt } = row
  const permission = strongest([row.permission, ...roles.map((role) => role.permission)])
  const status = userStatus(row)
  return { id, name, email, userName, status, origin, permission, roles, invitation, lastSignInAt, lastProvisionedAt }
}
