import { reader, type Tx } from '@/lib/db/transaction'
import { type ConsoleUserRow, selectUserStretch, type UserFilter, type UserStretch } from './console-user-store'
import { strongest } from './effective-permission'
import type { UserGroup } from './group-row'
import { decodeUserCursor, encodeUserCursor, type UserCursor } from './user-cursor'
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
}

/** One page; `position` is the number of its first user in the list, `previous` and `next` are cursors for `before` and `after`. */
export type UserPage = { users: UserListItem[]; position: number; previous: string | null; next: string | null }

export type ListUsersInput = { q?: string; status: UserStatus | null; sort: UserSort; after?: string; before?: string }

type Read = { filter: UserFilter; sort: UserSort; cursor: UserCursor | null; backward: boolean; limit: number }

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
export async function listUsers(input: ListUsersInput): Promise<UserPage> {
  const { sort } = input
  const filter = { search: readUserSearch(input.q), status: input.status }
  const tx = await reader()
  const before = input.before ? decodeUserCursor(input.before, sort.key) : null
  if (before) {
    const rows = await readRows(tx, { filter, sort, cursor: before, backward: true, limit: USERS_PER_PAGE + 1 })
    if (rows.length > USERS_PER_PAGE)
      return toPage({ rows: rows.slice(0, -1).reverse(), sort, last: before.position - 1, previous: true, next: true })
  }
  const after = !before && input.after ? decodeUserCursor(input.after, sort.key) : null
  const rows = await readRows(tx, { filter, sort, cursor: after, backward: false, limit: USERS_PER_PAGE + 1 })
  if (after && rows.length === 0) return listUsers({ ...input, after: undefined })
  const shown = rows.slice(0, USERS_PER_PAGE)
  return toPage({
    rows: shown,
    sort,
    last: (after?.position ?? 0) + shown.length,
    previous: after !== null,
    next: rows.length > shown.length,
  })
}

/** Rows beyond the cursor, over the boundary between accounts with a sort value and those without. */
async function readRows(tx: Tx, { filter, sort, cursor, backward, limit }: Read): Promise<ConsoleUserRow[]> {
  const column = COLUMNS[sort.key]
  const stretches = column === 'labelKey' ? [false] : backward ? [true, false] : [false, true]
  const start = cursor ? stretches.indexOf(cursor.value === null) : 0
  const rows: ConsoleUserRow[] = []
  for (const nulls of stretches.slice(start)) {
    const after = rows.length === 0 && cursor && nulls === (cursor.value === null) ? cursor : null
    rows.push(
      ...(await selectUserStretch(tx, {
        filter,
        column,
        nulls,
        descending: sort.descending !== backward,
        after,
        limit: limit - rows.length,
      })),
    )
    if (rows.length >= limit) break
  }
  return rows
}

async function toPage(input: {
  rows: ConsoleUserRow[]
  sort: UserSort
  last: number
  previous: boolean
  next: boolean
}): Promise<UserPage> {
  const { rows, sort, last, previous, next } = input
  const position = Math.max(1, last - rows.length + 1)
  const [first] = rows
  const final = rows.at(-1)
  const groups = await findGroupsOf(rows.map(({ id }) => id))
  const cursor = (row: ConsoleUserRow, at: number) => encodeUserCursor({ value: sortValue(row, sort.key), id: row.id, position: at })
  return {
    users: rows.map((row) => toListItem(row, groups.get(row.id) ?? [])),
    position,
    previous: previous && first ? cursor(first, position) : null,
    next: next && final ? cursor(final, position + rows.length - 1) : null,
  }
}

function sortValue(row: ConsoleUserRow, key: UserSortKey): string | null {
  const value = row[COLUMNS[key]]
  return value instanceof Date ? value.toISOString() : value
}

function toListItem(row: ConsoleUserRow, roles: UserGroup[]): UserListItem {
  const { id, label: name, email, userName, origin, lastSignInAt, lastProvisionedAt } = row
  const permission = strongest([row.permission, ...roles.map((role) => role.permission)])
  return { id, name, email, userName, status: userStatus(row), origin, permission, roles, lastSignInAt, lastProvisionedAt }
}
