import { FilterBar } from '@/components/ui/filter-bar'
import { SearchField } from '@/components/ui/search-field'
import type { KeyStateFilter } from '@/lib/keys/key-list-query'
import { KEY_STATES } from '@/lib/keys/key-state'

type KeyFiltersProps = { state: KeyStateFilter; counts: Record<KeyStateFilter, number>; href: (state: KeyStateFilter) => string }

const FILTERS: { filter: KeyStateFilter; label: string }[] = [
  { filter: 'current', label: 'Current' },
  ...KEY_STATES.map(({ state, label }) => ({ filter: state, label })),
  { filter: 'all', label: 'All' },
]

/** Search and state filter over the list. *Current* leaves out Expired and Revoked. */
export function KeyFilters({ state, counts, href }: KeyFiltersProps) {
  const items = FILTERS.map(({ filter, label }) => ({ label, href: href(filter), current: filter === state, count: counts[filter] }))
  return (
    <FilterBar label="State" items={items}>
      <SearchField label="Search name or last four" />
    </FilterBar>
  )
}
