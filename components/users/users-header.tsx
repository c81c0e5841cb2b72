import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

/** The head of the users list, the same while it loads. */
export function UsersHeader() {
  return (
    <PageHeader
      title="Users"
      breadcrumb={[{ label: 'Account' }, { label: 'Organization' }, { label: 'Users' }]}
      description="Everybody who may sign in, and everybody who no longer may."
    />
  )
}

/** The users list on its way. */
export function UsersSkeleton() {
  return <TableSkeleton label="Loading users" rows={10} columns={5} twoLines />
}
