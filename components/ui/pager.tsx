import { ChevronLeft, ChevronRight } from 'lucide-react'

import { PageLink } from '@/components/ui/page-link'

type PagerProps = { from: number; to: number; total?: number; previousHref?: string; nextHref?: string; label?: string }

/** "1-50 of 340" and the links to the pages before and after. `total` may come later or not at all. */
export function Pager({ from, to, total, previousHref, nextHref, label = 'Pages' }: PagerProps) {
  const count = (value: number) => value.toLocaleString('en-GB')
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-2">
      <p className="text-xs text-muted tabular-nums">
        {count(from)}-{count(to)}
        {total !== undefined && ` of ${count(total)}`}
      </p>
      {(previousHref || nextHref) && (
        <div className="flex gap-2">
          <PageLink href={previousHref}>
            <ChevronLeft aria-hidden="true" />
            Previous
          </PageLink>
          <PageLink href={nextHref}>
            Next
            <ChevronRight aria-hidden="true" />
          </PageLink>
        </div>
      )}
    </nav>
  )
}
