import { RoleSummary } from '@/components/users/role-summary'
import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { UserListItem } from '@/lib/directory/list-users'

/** The roles of a user and, below them, what the user may do in the console; nothing when there is neither. */
export function RoleCell({ roles, permission }: Pick<UserListItem, 'roles' | 'permission'>) {
  return (
    <>
      <RoleSummary roles={roles} />
      {permission !== 'none' && (
        <span className="block shrink-0 text-xs text-muted">
          <span className="sr-only">Permission: </span>
          {PERMISSION_LABELS[permission]}
        </span>
      )}
    </>
  )
}
