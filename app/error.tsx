'use client'

import { FailedPage } from '@/components/frame/failed-page'

/** A page outside the console's frame that failed. */
export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <main>
      <FailedPage {...props} />
    </main>
  )
}
