import { CREATE_ROLE_PATH, rolesHref, type RolesView } from '@/components/roles/role-paths'
import { ClearFilters } from '@/components/ui/clear-filters'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { ENTRA } from '@/components/users/user-words'

/** No role at all, and both ways to get one. */
export function NoRoles({ mayChange }: { mayChange: boolean }) {
  return (
    <EmptyState
      title="No roles yet."
      actions={
        mayChange && (
          <LinkButton variant="primary" href={CREATE_ROLE_PATH}>
            Create role
          </LinkButton>
        )
      }
    >
      Assign a group to the application in {ENTRA}, or create a role.
    </EmptyState>
  )
}

/** Roles exist, but none as searched. */
export function NoRoleMatches({ view }: { view: RolesView }) {
  return (
    <EmptyState
      title={
        <>
          No role matches <em>{view.q}</em>.
        </>
      }
      actions={<ClearFilters href={rolesHref(view, { q: undefined })} />}
    >
      If <em>{view.q}</em> should be here, check that the group is assigned to the application in {ENTRA}.
    </EmptyState>
  )
}
