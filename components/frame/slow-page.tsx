'use client'

import type { ReactNode } from 'react'

import { usePendingNavigation } from '@/components/ui/pending-navigation'

/**
 * The current page; while another one loads it stays for a second, then `skeleton` covers it. A `loading.tsx` would instead blank
 * the page at once and hold back quick answers for React's 300 ms.
 */
export function SlowPage({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const leaving = usePendingNavigation('page')
  return (
    <div aria-busy={leaving} className="relative mx-auto max-w-[1200px]">
      {children}
      {leaving && <div className="appear-late absolute inset-x-0 top-0 z-20 min-h-[max(100%,100dvh)] bg-surface">{skeleton}</div>}
    </div>
  )
}
