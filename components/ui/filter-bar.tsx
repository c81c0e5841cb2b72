import type { ReactNode } from 'react'

import { ViewLink } from '@/components/ui/view-link'

export type FilterItem = { label: string; href: string; current: boolean; count?: ReactNode }

/**
 * The filters over a list, as links with counts; `children` (the search field) stand before them. A count of null is still on its way; one that loads
 * by itself may be an element.
 */
export function FilterBar({ label, items, children }: { label: string; items: FilterItem[]; children?: ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      {children && <div className="w-full md:w-72">{children}</div>}
      <nav aria-label={label} className="min-w-0">
        <ul className="flex flex-wrap gap-1">
          {items.map((item) => (
            <li key={item.label}>
              <ViewLink
                href={item.href}
                aria-current={item.current ? 'true' : undefined}
                className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-transparent px-2.5 py-0.5 text-xs font-medium text-muted hover:bg-sunken hover:text-text aria-[current]:border-line-strong aria-[current]:bg-raised aria-[current]:text-text aria-[current]:shadow-card"
              >
                {item.label}
                {item.count !== undefined && <span className="text-muted tabular-nums">{formatCount(item.count)}</span>}
              </ViewLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

function formatCount(count: ReactNode): ReactNode {
  return typeof count === 'number' ? count.toLocaleString('en-GB') : (count ?? '...')
}
