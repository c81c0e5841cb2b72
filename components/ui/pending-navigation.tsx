'use client'

import { useLinkStatus } from 'next/link'
import { useEffect, useSyncExternalStore } from 'react'

/** What newer content is on its way for: another view of this list, or another page. */
export type PendingPart = 'view' | 'page'

const listeners = new Set<() => void>()
const pendingCounts: Record<PendingPart, number> = { view: 0, page: 0 }

function add(part: PendingPart, amount: number) {
  pendingCounts[part] += amount
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells whoever shows `part`, for as long as `pending` holds, that newer content is on its way. */
export function useReportPending(part: PendingPart, pending: boolean) {
  useEffect(() => {
    if (!pending) return
    add(part, 1)
    return () => add(part, -1)
  }, [part, pending])
}

/** Inside a Link: reports while that link loads. Renders nothing. */
export function ReportLinkPending({ part }: { part: PendingPart }) {
  useReportPending(part, useLinkStatus().pending)
  return null
}

/** Whether newer content for `part` is on its way. */
export function usePendingNavigation(part: PendingPart): boolean {
  return useSyncExternalStore(
    subscribe,
    () => pendingCounts[part] > 0,
    () => false,
  )
}
