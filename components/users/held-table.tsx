import { SETTINGS_PATH } from '@/components/frame/navigation'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Pager } from '@/components/ui/pager'
import { RowLink } from '@/components/ui/row-link'
import { Timestamp } from '@/components/ui/timestamp'
import { heldHref } from '@/components/users/held-path'
import { userHref } from '@/components/users/users-view'
import type { HeldPage } from '@/lib/directory/list-held-invitations'

const COLUMNS: Column<HeldPage['rows'][number]>[] = [
  { id: 'name', header: 'Name', cell: ({ userId, name }) => <RowLink href={userHref(userId)}>{name}</RowLink> },
  {
    id: 'address',
    header: 'Address',
    width: 'md:w-80',
    className: 'max-md:max-w-full',
    cell: ({ address }) => (
      <span className="block truncate" title={address ?? undefined}>
        {address}
      </span>
    ),
  },
  { id: 'since', header: 'Held since', narrowLabel: true, width: 'md:w-40', cell: ({ createdAt }) => <Timestamp at={createdAt} /> },
]

/** One page of the held invitations, or why there are none. */
export function HeldTable({ page, mayChangeSettings }: { page: HeldPage; mayChangeSettings: boolean }) {
  const { rows, position, previous, next, total } = page
  return (
    <DataTable
      caption="Held invitations"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      whenEmpty={<NothingHeld mayChangeSettings={mayChangeSettings} />}
      footer={
        rows.length > 0 && (
          <Pager
            from={position}
            to={position + rows.length - 1}
            total={total}
            previousHref={previous ? heldHref({ before: previous }) : undefined}
            nextHref={next ? heldHref({ after: next }) : undefined}
          />
        )
      }
    />
  )
}

function NothingHeld({ mayChangeSettings }: { mayChangeSettings: boolean }) {
  return (
    <EmptyState
      title="No invitation is held."
      actions={
        mayChangeSettings && (
          <LinkButton href={SETTINGS_PATH} prefetch={false}>
            Open Settings
          </LinkButton>
        )
      }
    >
      Where the invitation policy in Settings is to hold, invitations of new users wait here until an admin releases them. Otherwise they
      leave at once.
    </EmptyState>
  )
}
