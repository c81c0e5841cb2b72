'use client'

import { Button } from '@/components/ui/button'
import { FailedState } from '@/components/ui/failed-state'
import { errorDigest } from '@/lib/error-digest'

/** A page that could not be shown: what to do, and the id that the server's log has for the error where it was the server's. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const id = errorDigest(error)
  return (
    <div className="py-10">
      <h1 className="sr-only">This page could not be loaded</h1>
      <FailedState title="This page could not be loaded." id={id} idLabel="Error id" action={<Button onClick={retry}>Try again</Button>}>
        Try again. If it happens again, {id ? 'give this id to' : 'tell'} the person who runs this server.
      </FailedState>
    </div>
  )
}
