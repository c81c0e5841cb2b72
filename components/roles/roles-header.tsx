import { CREATE_ROLE_PATH, roleBreadcrumb } from '@/components/roles/role-paths'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

/** The head of the roles list, the same while it loads. */
export function RolesHeader({ mayChange = false }: { mayChange?: boolean }) {
  return (
    <PageHeader
      title="Roles"
      breadcrumb={roleBreadcrumb()}
      description="Groups of people, and what they may do in this console."
      actions={
        mayChange && (
          <LinkButton variant="primary" href={CREATE_ROLE_PATH}>
            Create role
          </LinkButton>
        )
      }
    />
  )
}

/** The roles list on its way. */
export function RolesSkeleton() {
  return <TableSkeleton label="Loading roles" rows={6} columns={5} />
}
