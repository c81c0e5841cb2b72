import { Suspense } from 'react'

import { FilterBar } from '@/components/ui/filter-bar'
import { SearchField } from '@/components/ui/search-field'
import { usersHref, type UsersView } from '@/components/users/users-view'
import type { UserCounts } from '@/lib/directory/count-users-by-status'
import { USER_STATUS_LABELS, USER_STATUSES } from '@/lib/directory/user-status'

/** Counts that arrive when they can; null when they could not be read, which takes nothing else with it. */
export type LateCounts = Promise<UserCounts | null>

/** Search and status filter over the users list. The counts come later than the filter itself. */
export function UsersFilter({ view, counts }: { view: UsersView; counts: LateCounts }) {
  const items = [null, ...USER_STATUSES].map((status) => ({
    label: status ? USER_STATUS_LABELS[status] : 'All',
    href: usersHref(view, { status: status ?? undefined }),
    current: view.status === status,
    count: (
      <Suspense fallback="...">
        <Count counts={counts} of={status ?? 'all'} />
      </Suspense>
    ),
  }))
  return (
    <FilterBar label="Status" items={items}>
      <SearchField label="Search name, e-mail or ID" />
    </FilterBar>
  )
}

async function Count({ counts, of }: { counts: LateCounts; of: keyof UserCounts }) {
  return (await counts)?.[of].toLocaleString('en-GB')
}
