import { RemoveButton } from '@/components/roles/remove-host'
import { roleHref, type RoleView } from '@/components/roles/role-paths'
import { counted } from '@/components/roles/role-words'
import { ClearFilters } from '@/components/ui/clear-filters'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import { UserStatusChip } from '@/components/users/user-status-chip'
import { ENTRA } from '@/components/users/user-words'
import { userHref } from '@/components/users/users-view'
import type { RoleDetail } from '@/lib/directory/get-role-detail'
import type { RoleMember, RoleMemberPage } from '@/lib/directory/list-role-members'

type MembersTableProps = { role: RoleDetail; view: RoleView; page: RoleMemberPage; mayRemove: boolean }

const COLUMNS: Column<RoleMember>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (member) => (
      <>
        <RowLink href={userHref(member.id)}>{member.name}</RowLink>
        <span className="block truncate text-xs text-muted" title={member.email ?? member.userName}>
          {member.email ?? member.userName}
        </span>
      </>
    ),
  },
  { id: 'status', header: 'Status', narrow: 'beside', width: 'md:w-40', cell: ({ status }) => <UserStatusChip status={status} /> },
  { id: 'added', header: 'Added', narrowLabel: true, width: 'md:w-36', cell: ({ addedAt }) => <Timestamp at={addedAt} /> },
]

const REMOVE: Column<RoleMember> = {
  id: 'remove',
  header: 'Actions',
  headerHidden: true,
  narrow: 'beside',
  width: 'md:w-26',
  cell: ({ id, name }) => (
    <div className="flex justify-end">
      <RemoveButton member={{ id, name }} />
    </div>
  ),
}

/** One page of the members of a role, or what it says instead. */
export function MembersTable({ role, view, page, mayRemove }: MembersTableProps) {
  const { members, position, previous, next, total } = page
  const href = (state: { after?: string; before?: string }) => roleHref(role.id, { q: view.q, ...state })
  return (
    <>
      <p role="status" className="sr-only">
        {view.q ? `${total.toLocaleString('en-GB')} of ${counted(role.memberCount, 'member')}` : counted(role.memberCount, 'member')}
      </p>
      <DataTable
        caption="Members"
        columns={mayRemove ? [...COLUMNS, REMOVE] : COLUMNS}
        rows={members}
        rowKey={({ id }) => id}
        whenEmpty={view.q ? <NoMemberMatches q={view.q} href={roleHref(role.id)} /> : <NoMembers origin={role.origin} />}
        footer={
          members.length > 0 && (
            <Pager
              from={position}
              to={position + members.length - 1}
              total={total}
              previousHref={previous ? href({ before: previous }) : undefined}
              nextHref={next ? href({ after: next }) : undefined}
            />
          )
        }
      />
    </>
  )
}

function NoMembers({ origin }: Pick<RoleDetail, 'origin'>) {
  return (
    <EmptyState title="No members yet.">
      {origin === 'entra' ? `They appear here when ${ENTRA} provisions them.` : 'Add a member to give somebody this role.'}
    </EmptyState>
  )
}

function NoMemberMatches({ q, href }: { q: string; href: string }) {
  return (
    <EmptyState
      title={
        <>
          No member matches <em>{q}</em>.
        </>
      }
      actions={<ClearFilters href={href} />}
    />
  )
}
