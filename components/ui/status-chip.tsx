import type { ReactNode } from 'react'

import { Hint } from '@/components/ui/hint'
import { StatusShape, type StatusTone } from '@/components/ui/status-shape'

const LONG_LABEL = 20

const tones: Record<StatusTone, string> = {
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  off: 'bg-sunken text-muted',
  bad: 'bg-bad-soft text-bad',
}

/** A state in a word and a shape; `why` appears on hover and focus. */
export function StatusChip({ tone, label, why }: { tone: StatusTone; label: string; why?: ReactNode }) {
  const chip = (
    <span
      className={`inline-flex min-h-6 items-center gap-1.5 rounded-xl px-2 py-0.5 text-xs font-medium ${tones[tone]} ${label.length > LONG_LABEL ? '' : 'whitespace-nowrap'}`}
    >
      <StatusShape tone={tone} />
      {label}
    </span>
  )
  if (!why) return chip
  return (
    <Hint content={why} className="rounded-xl">
      {chip}
    </Hint>
  )
}
