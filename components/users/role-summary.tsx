import { Hint } from '@/components/ui/hint'
import type { UserGroup } from '@/lib/directory/group-row'

/** The one role of a user by name, "3 roles" of several; all names appear on hover and focus. */
export function RoleSummary({ roles }: { roles: Pick<UserGroup, 'id' | 'displayName'>[] }) {
  const [only, ...more] = roles
  if (!only) return null
  if (more.length === 0) {
    return (
      <span className="block truncate" title={only.displayName}>
        {only.displayName}
      </span>
    )
  }
  return (
    <Hint
      className="whitespace-nowrap"
      content={roles.map(({ id, displayName }) => (
        <span key={id} className="block [overflow-wrap:anywhere]">
          {displayName}
        </span>
      ))}
    >
      {roles.length} roles
    </Hint>
  )
}
