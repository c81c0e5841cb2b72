import { reader } from '@/lib/db/transaction'
import { countMembers, type RoleMemberRow, selectMemberStretch } from './console-group-store'
import { type ListPage, readListPage } from './read-list-page'
import { readUserSearch } from './user-search'
import { type UserStatus, userStatus } from './user-status'

export const MEMBERS_PER_PAGE = 50

export type RoleMember = Pick<RoleMemberRow, 'id' | 'email' | 'userName' | 'addedAt'> & { name: string; status: UserStatus }

/** One page of a role's members; `total` match the search. */
export type RoleMemberPage = Omit<ListPage<never>, 'rows'> & { members: RoleMember[]; total: number }

export type ListRoleMembersInput = { role: { id: number; memberCount: number }; q?: string; after?: string; before?: string }

/**
 * A page of the accounts that hold a role, by name, 50 at a time; the search is that of the users list. The cost of a page is bounded, whether the
 * role has ten members or 100,000.
 */
export async function listRoleMembers({ role, q, after, before }: ListRoleMembersInput): Promise<RoleMemberPage> {
  const tx = await reader()
  const search = readUserSearch(q)
  const of = { groupId: role.id, memberCount: role.memberCount }
  const [page, total] = await Promise.all([
    readListPage<RoleMemberRow>({
      order: 'text',
      after,
      before,
      size: MEMBERS_PER_PAGE,
      read: ({ cursor, backward, limit }) => selectMemberStretch(tx, { ...of, search, descending: backward, after: cursor, limit }),
      placeOf: ({ labelKey, id }) => ({ value: labelKey, id }),
    }),
    search ? countMembers(tx, { ...of, search }) : role.memberCount,
  ])
  const { rows, ...position } = page
  return { ...position, members: rows.map(toMember), total }
}

function toMember(row: RoleMemberRow): RoleMember {
  const { id, label, email, userName, addedAt } = row
  return { id, name: label, email, userName, addedAt, status: userStatus(row) }
}
