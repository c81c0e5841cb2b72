'use client'

import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { FailedState } from '@/components/ui/failed-state'
import { errorDigest } from '@/lib/error-digest'

/** A page that could not be shown: what to do, and the id that the server's log has for the error where it was the server's. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const id = errorDigest(error)
  return (
    <div className="py-10">
      <h1 className="sr-only">This page could not be loaded</h1>
      <FailedState
        title="This page could not be loaded."
        action={
          <>
            <Button onClick={retry}>Try again</Button>
            {id && <ErrorId id={id} />}
          </>
        }
      >
        Try again. If it happens again, {id ? 'give this id to' : 'tell'} the person who runs this server.
      </FailedState>
    </div>
  )
}

function ErrorId({ id }: { id: string }) {
  return (
    <p className="mt-4 flex flex-wrap items-center justify-center gap-2 text-xs text-muted">
      Error id <code className="font-mono break-all">{id}</code>
      <CopyButton value={id} label="Copy error id" variant="quiet" size="small" />
    </p>
  )
}
