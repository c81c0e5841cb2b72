import type { ReactNode } from 'react'

import { StatusShape, type StatusTone } from '@/components/ui/status-shape'
import { Timestamp } from '@/components/ui/timestamp'

export type TimelineItem = { id: string; tone: StatusTone; sentence: ReactNode; who?: ReactNode; at: Date | string; detail?: ReactNode }

/** What happened, newest first: a shape, a sentence, who, when, and what changed. */
export function Timeline({ items, whenEmpty }: { items: TimelineItem[]; whenEmpty: ReactNode }) {
  if (items.length === 0) return <div className="py-6 text-muted">{whenEmpty}</div>
  return (
    <ol>
      {items.map((item) => (
        <li key={item.id} className="group relative flex gap-3 pb-5 last:pb-0">
          <span aria-hidden="true" className="absolute top-5 bottom-0 left-[11px] w-px bg-line group-last:hidden" />
          <span className="relative grid size-6 shrink-0 place-items-center rounded-full border bg-raised">
            <StatusShape tone={item.tone} />
          </span>
          <div className="min-w-0 flex-1 pt-0.5 [overflow-wrap:anywhere]">
            <p>{item.sentence}</p>
            <p className="text-xs text-muted">
              {item.who && <>{item.who} · </>}
              <Timestamp at={item.at} />
            </p>
            {item.detail && <div className="mt-2">{item.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
