import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** What few need, closed until somebody opens it. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group/disclosure">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-muted select-none hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className="mt-4">{children}</div>
    </details>
  )
}
