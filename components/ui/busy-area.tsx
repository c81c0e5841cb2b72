'use client'

import type { ReactNode } from 'react'

import { usePendingNavigation } from '@/components/ui/pending-navigation'

/** Content that stays readable at 60 % and says `aria-busy` while a filter, sort, search or page link loads. */
export function BusyArea({ children, className }: { children: ReactNode; className?: string }) {
  const busy = usePendingNavigation('view')
  return (
    <div aria-busy={busy} className={`transition-opacity delay-100 aria-busy:opacity-60 ${className ?? ''}`}>
      {children}
    </div>
  )
}
