import { headers } from 'next/headers'
import type { ReactNode } from 'react'

import { Card } from '@/components/ui/card'
import { FailedState } from '@/components/ui/failed-state'
import { logger } from '@/lib/logger'

type SectionProps<T> = { title: string; description?: ReactNode; load: () => Promise<T>; children: (data: T) => ReactNode }

/** A section of Settings. When what it shows cannot be loaded it says so in its place, and the others go on. */
export async function Section<T>({ title, description, load, children }: SectionProps<T>) {
  const requestId = (await headers()).get('x-request-id') ?? undefined
  const loaded = await load().then(
    (data) => ({ data }),
    (error: unknown) => {
      logger.error({ event: 'section-failed', section: title, requestId, error })
      return null
    },
  )
  return (
    <Card title={title} description={description}>
      {loaded ? children(loaded.data) : <FailedState title="This section could not be loaded." id={requestId} />}
    </Card>
  )
}
