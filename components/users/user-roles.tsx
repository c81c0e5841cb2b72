import { roleHref } from '@/components/roles/role-paths'
import { RolePermissionText } from '@/components/roles/role-permission-text'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { RowLink } from '@/components/ui/row-link'
import { PermissionSource } from '@/components/users/permission-source'
import { ENTRA } from '@/components/users/user-words'
import type { UserDetail } from '@/lib/directory/get-user-detail'
import type { UserGroup } from '@/lib/directory/group-row'

const COLUMNS: Column<UserGroup>[] = [
  { id: 'name', header: 'Role', cell: ({ id, displayName }) => <RowLink href={roleHref(id)}>{displayName}</RowLink> },
  {
    id: 'permission',
    header: 'Permission',
    narrow: 'beside',
    width: 'md:w-40',
    cell: ({ permission }) => <RolePermissionText permission={permission} />,
  },
]

/** The roles of an account with what each gives, and what the account may do in the end. */
export function UserRoles({ user }: { user: Pick<UserDetail, 'permission' | 'directPermission' | 'roles'> }) {
  return (
    <section aria-label="Roles">
      <p className="mb-3">
        Permission in this console: <PermissionSource user={user} />
        {user.permission !== 'none' && '.'}
      </p>
      <DataTable caption="Roles of this user" columns={COLUMNS} rows={user.roles} rowKey={({ id }) => id} whenEmpty={<NoRoles />} />
    </section>
  )
}

function NoRoles() {
  return (
    <EmptyState title="No roles.">
      A group that this user is in, assigned to the application in {ENTRA}, becomes a role here. Roles made in this console can be given to
      anybody.
    </EmptyState>
  )
}
