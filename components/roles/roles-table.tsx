import { roleHref, roleSortParam, rolesHref, type RolesView } from '@/components/roles/role-paths'
import { RolePermissionText } from '@/components/roles/role-permission-text'
import { NoRoleMatches, NoRoles } from '@/components/roles/roles-states'
import { counted } from '@/components/roles/role-words'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Pager } from '@/components/ui/pager'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import { ORIGIN_LABELS } from '@/components/users/user-words'
import type { RoleListItem, RolePage } from '@/lib/directory/list-roles'

const COLUMNS: Column<RoleListItem>[] = [
  { id: 'name', header: 'Role', sort: 'name', cell: (role) => <RowLink href={roleHref(role.id)}>{role.name}</RowLink> },
  {
    id: 'members',
    header: 'Members',
    width: 'md:w-26',
    className: 'tabular-nums',
    cell: ({ memberCount }) => (
      <>
        <span aria-hidden="true">
          {memberCount.toLocaleString('en-GB')}
          <span className="md:hidden"> {memberCount === 1 ? 'member' : 'members'}</span>
        </span>
        <span className="sr-only">{counted(memberCount, 'member')}</span>
      </>
    ),
  },
  {
    id: 'permission',
    header: 'Permission',
    narrow: 'beside',
    width: 'md:w-28',
    cell: ({ permission }) => <RolePermissionText permission={permission} />,
  },
  { id: 'origin', header: 'Provisioned by', width: 'md:w-40', from: '44rem', cell: ({ origin }) => ORIGIN_LABELS[origin] },
  {
    id: 'lastChanged',
    header: 'Last changed',
    sort: 'lastChanged',
    downFirst: true,
    narrowLabel: true,
    width: 'md:w-36',
    from: '35rem',
    cell: ({ updatedAt }) => <Timestamp at={updatedAt} />,
  },
]

/** One page of the roles list, or what it says instead. */
export function RolesTable({ view, page, mayChange }: { view: RolesView; page: RolePage; mayChange: boolean }) {
  const { roles, position, previous, next, total, all } = page
  return (
    <>
      <p role="status" className="sr-only">
        {view.q ? `${total.toLocaleString('en-GB')} of ${counted(all, 'role')}` : counted(all, 'role')}
      </p>
      <DataTable
        caption="Roles"
        columns={COLUMNS}
        rows={roles}
        rowKey={({ id }) => id}
        sort={{ current: roleSortParam(view.sort), href: (sort) => rolesHref(view, { sort }) }}
        whenEmpty={view.q ? <NoRoleMatches view={view} /> : <NoRoles mayChange={mayChange} />}
        footer={
          roles.length > 0 && (
            <Pager
              from={position}
              to={position + roles.length - 1}
              total={total}
              previousHref={previous ? rolesHref(view, { before: previous }) : undefined}
              nextHref={next ? rolesHref(view, { after: next }) : undefined}
            />
          )
        }
      />
    </>
  )
}
