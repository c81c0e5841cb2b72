import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

import { CopyButton } from '@/components/ui/copy-button'
import { RetryButton } from '@/components/ui/retry-button'

type FailedStateProps = {
  title: string
  children?: ReactNode
  id?: string
  idLabel?: 'Request id' | 'Error id'
  action?: ReactNode
}

/** What a section says when its data could not be loaded: what failed, *Try again*, and the id to look up in the server's log. */
export function FailedState({ title, children, id, idLabel = 'Request id', action }: FailedStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-4 py-12 text-center">
      <CircleAlert aria-hidden="true" className="mb-2 size-5 text-bad" />
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-prose text-muted">{children}</div>}
      <div className="mt-4">{action ?? <RetryButton />}</div>
      {id && (
        <p className="mt-4 flex flex-wrap items-center justify-center gap-2 text-xs text-muted">
          {idLabel} <code className="font-mono break-all">{id}</code>
          <CopyButton value={id} label={`Copy ${idLabel.toLowerCase()}`} variant="quiet" size="small" />
        </p>
      )}
    </div>
  )
}
