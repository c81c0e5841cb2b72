'use client'

import type { ReactNode } from 'react'

import { PageSkeleton } from '@/components/ui/page-skeleton'
import { usePendingNavigation } from '@/components/ui/pending-navigation'

/** The current page. While one without a `loading.tsx` of its own is on its way, it stays for a second; then placeholders cover it. */
export function SlowPage({ children }: { children: ReactNode }) {
  const leaving = usePendingNavigation('page')
  return (
    <div aria-busy={leaving} className="relative mx-auto max-w-[1200px]">
      {children}
      {leaving && (
        <div className="appear-late absolute inset-x-0 top-0 z-20 min-h-[max(100%,100dvh)] bg-surface">
          <PageSkeleton />
        </div>
      )}
    </div>
  )
}
