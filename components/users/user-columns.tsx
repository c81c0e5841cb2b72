import type { Column } from '@/components/ui/data-table'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import { RoleCell } from '@/components/users/role-cell'
import { SelectUser } from '@/components/users/user-selection'
import { UserStatusCell } from '@/components/users/user-status-cell'
import { ORIGIN_LABELS } from '@/components/users/user-words'
import { userHref } from '@/components/users/users-view'
import type { UserListItem } from '@/lib/directory/list-users'

/** The columns of the users list; `sort` is the name of a column in the URL. */
export const userColumns: Column<UserListItem>[] = [
  {
    id: 'name',
    header: 'Name',
    sort: 'name',
    narrow: 'first',
    cell: (user) => (
      <>
        <RowLink href={userHref(user.id)}>{user.name}</RowLink>
        <span className="block truncate text-xs text-muted" title={user.email ?? user.userName}>
          {user.email ?? user.userName}
        </span>
      </>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    narrow: 'beside',
    width: 'md:w-38 @min-[59rem]:w-48',
    className: 'max-md:max-w-1/2',
    cell: (user) => <UserStatusCell status={user.status} invitation={user.invitation} />,
  },
  {
    id: 'origin',
    header: 'Provisioned by',
    narrow: 'hidden',
    width: 'md:w-37',
    from: '59rem',
    cell: (user) => ORIGIN_LABELS[user.origin],
  },
  {
    id: 'roles',
    header: 'Roles',
    width: 'md:w-30',
    from: '35rem',
    className: 'max-md:max-w-full max-md:gap-x-3 max-md:empty:hidden max-md:not-empty:flex',
    cell: (user) => <RoleCell roles={user.roles} permission={user.permission} />,
  },
  {
    id: 'lastSignIn',
    header: 'Last sign-in',
    sort: 'lastSignIn',
    downFirst: true,
    narrowLabel: true,
    width: 'md:w-30',
    cell: (user) => <Timestamp at={user.lastSignInAt} />,
  },
  {
    id: 'lastProvisioned',
    header: 'Last provisioned',
    sort: 'lastProvisioned',
    downFirst: true,
    narrowLabel: true,
    width: 'md:w-36',
    from: '52rem',
    cell: (user) => <Timestamp at={user.lastProvisionedAt} />,
  },
]

/** Before them, for those who may change users. */
export const selectColumn: Column<UserListItem> = {
  id: 'select',
  header: 'Select',
  headerHidden: true,
  narrow: 'lead',
  width: 'md:w-10',
  cell: ({ id, name }) => <SelectUser user={{ id, name }} />,
}
