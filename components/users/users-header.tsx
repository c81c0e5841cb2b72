import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { INVITE_PATH } from '@/components/users/invite-paths'

/** The head of the users list, the same while it loads. */
export function UsersHeader({ mayInvite = false }: { mayInvite?: boolean }) {
  return (
    <PageHeader
      title="Users"
      breadcrumb={[{ label: 'Account' }, { label: 'Organization' }, { label: 'Users' }]}
      description="Everybody who may sign in, and everybody who no longer may."
      actions={
        mayInvite && (
          <LinkButton variant="primary" href={INVITE_PATH}>
            Invite a person
          </LinkButton>
        )
      }
    />
  )
}

/** The users list on its way. */
export function UsersSkeleton() {
  return <TableSkeleton label="Loading users" rows={10} columns={5} twoLines />
}
