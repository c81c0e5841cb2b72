import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

export type NoticeTone = 'info' | 'ok' | 'warning' | 'failure'

const looks = {
  info: { Icon: Info, classes: 'border-line-strong bg-sunken', icon: 'text-muted' },
  ok: { Icon: CircleCheck, classes: 'border-ok/40 bg-ok-soft', icon: 'text-ok' },
  warning: { Icon: TriangleAlert, classes: 'border-warn/40 bg-warn-soft', icon: 'text-warn' },
  failure: { Icon: CircleAlert, classes: 'border-bad/40 bg-bad-soft', icon: 'text-bad' },
}

type NoticeProps = Omit<ComponentProps<'div'>, 'title' | 'className'> & { tone: NoticeTone; title?: ReactNode; actions?: ReactNode }

/** A message that stays on the page. Give `role="alert"` when it appears in answer to an action. */
export function Notice({ tone, title, actions, children, ...rest }: NoticeProps) {
  const { Icon, classes, icon } = looks[tone]
  return (
    <div className={`flex gap-3 rounded-lg border p-3 ${classes}`} {...rest}>
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${icon}`} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 [overflow-wrap:anywhere]">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={title ? 'mt-0.5 text-muted' : undefined}>{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
