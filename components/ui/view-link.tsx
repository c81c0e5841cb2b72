import Link from 'next/link'
import type { ComponentProps } from 'react'

import { ReportLinkPending } from '@/components/ui/pending-navigation'

/** A link to another view of the same list (filter, sort, page): the list shows that it is busy meanwhile. */
export function ViewLink({ children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link scroll={false} prefetch={false} {...rest}>
      {children}
      <ReportLinkPending part="view" />
    </Link>
  )
}
