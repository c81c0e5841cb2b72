import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

import { CopyButton } from '@/components/ui/copy-button'
import { RetryButton } from '@/components/ui/retry-button'

type FailedStateProps = { title: string; children?: ReactNode; requestId?: string; action?: ReactNode }

/** What a section says when its data could not be loaded: what failed, *Try again*, and the id to look up in the server's log. */
export function FailedState({ title, children, requestId, action }: FailedStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-4 py-12 text-center">
      <CircleAlert aria-hidden="true" className="mb-2 size-5 text-bad" />
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-prose text-muted">{children}</div>}
      <div className="mt-4">{action ?? <RetryButton />}</div>
      {requestId && (
        <p className="mt-4 flex flex-wrap items-center justify-center gap-2 text-xs text-muted">
          Request id <code className="font-mono break-all">{requestId}</code>
          <CopyButton value={requestId} label="Copy request id" variant="quiet" size="small" />
        </p>
      )}
    </div>
  )
}
