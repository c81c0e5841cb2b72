import { Check, LoaderCircle, X } from 'lucide-react'
import type { ReactNode } from 'react'

export type LiveState = 'waiting' | 'done' | 'failed'

const looks = {
  waiting: { Icon: LoaderCircle, classes: 'border-line-strong bg-sunken text-muted', icon: 'animate-spin motion-reduce:animate-none' },
  done: { Icon: Check, classes: 'border-ok/40 bg-ok-soft text-ok', icon: '' },
  failed: { Icon: X, classes: 'border-bad/40 bg-bad-soft text-bad', icon: '' },
}

/** One line that waits for something to happen and says so when it has, politely also to a screen reader. */
export function LiveLine({ state, children }: { state: LiveState; children: ReactNode }) {
  const { Icon, classes, icon } = looks[state]
  return (
    <div
      role="status"
      aria-live="polite"
      className={`flex items-start gap-2.5 rounded-lg border px-3 py-2.5 font-medium transition-colors ${classes}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${icon}`} />
      <div className="min-w-0 [overflow-wrap:anywhere]">{children}</div>
    </div>
  )
}
