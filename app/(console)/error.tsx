'use client'

import { FailedPage } from '@/components/frame/failed-page'

/** A page of the console that failed, inside the frame that still works. */
export default function ConsoleError(props: { error: unknown; retry: () => void }) {
  return <FailedPage {...props} />
}
