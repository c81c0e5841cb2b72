import { headers } from 'next/headers'
import type { ReactNode } from 'react'

import { FailedState } from '@/components/ui/failed-state'
import { logger } from '@/lib/logger'

type LoadedProps<T> = {
  /** What the log calls the failure. */
  event: string
  /** What the page says instead. */
  failed: string
  load: () => Promise<T>
  children: (data: T) => ReactNode
}

/** A part of a page. When what it shows cannot be loaded it says so in its place, with the id under which the log tells why, and the rest goes on. */
export async function Loaded<T>({ event, failed, load, children }: LoadedProps<T>) {
  const [loaded] = await Promise.allSettled([load()])
  if (loaded.status === 'fulfilled') return children(loaded.value)
  const requestId = (await headers()).get('x-request-id') ?? undefined
  logger.error({ event, requestId, error: loaded.reason })
  return (
    <div className="rounded-lg border bg-raised shadow-card">
      <FailedState title={failed} id={requestId} />
    </div>
  )
}
