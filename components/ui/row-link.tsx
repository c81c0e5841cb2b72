import Link from 'next/link'
import type { ReactNode } from 'react'

import { ReportLinkPending } from '@/components/ui/pending-navigation'

/** The name in a row's first cell, as a link that stretches over the row. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-row-link
      className="font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline"
    >
      {children}
      <ReportLinkPending part="page" />
    </Link>
  )
}
