'use client'

import { Button } from '@/components/ui/button'
import { FailedState } from '@/components/ui/failed-state'

/** A page that could not be shown: what to do, and the reference that the server's log has for it. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="py-10">
      <h1 className="sr-only">This page could not be loaded</h1>
      <FailedState title="This page could not be loaded." requestId={digestOf(error)} action={<Button onClick={retry}>Try again</Button>}>
        Try again. If it happens again, give this id to the person who runs this server.
      </FailedState>
    </div>
  )
}

function digestOf(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
}
