import type { Column } from '@/components/ui/data-table'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import { UserStatusChip } from '@/components/users/user-status-chip'
import { ORIGIN_LABELS, PERMISSION_LABELS } from '@/components/users/user-words'
import { userHref } from '@/components/users/users-view'
import type { UserListItem } from '@/lib/directory/list-users'

/** The columns of the users list; `sort` is the name of a column in the URL. */
export const userColumns: Column<UserListItem>[] = [
  {
    id: 'name',
    header: 'Name',
    sort: 'name',
    className: 'md:max-w-48 lg:max-w-72',
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
    className: 'max-md:max-w-1/2 md:min-w-36',
    cell: (user) => <UserStatusChip status={user.status} />,
  },
  {
    id: 'origin',
    header: 'Provisioned by',
    narrow: 'hidden',
    className: 'md:max-lg:hidden whitespace-nowrap',
    cell: (user) => ORIGIN_LABELS[user.origin],
  },
  {
    id: 'permission',
    header: 'Permission',
    className: 'max-md:empty:hidden md:max-lg:hidden',
    cell: (user) => user.permission !== 'none' && PERMISSION_LABELS[user.permission],
  },
  {
    id: 'lastSignIn',
    header: 'Last sign-in',
    sort: 'lastSignIn',
    downFirst: true,
    narrowLabel: true,
    cell: (user) => <Timestamp at={user.lastSignInAt} />,
  },
  {
    id: 'lastProvisioned',
    header: 'Last provisioned',
    sort: 'lastProvisioned',
    downFirst: true,
    narrowLabel: true,
    className: 'md:max-lg:hidden',
    cell: (user) => <Timestamp at={user.lastProvisionedAt} />,
  },
]
