import { useId, type ReactNode } from 'react'

import { classNames } from '@/components/ui/class-names'

type CardProps = { title?: string; description?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string }

/** A framed section of a page; with a title it is a region of that name. */
export function Card({ title, description, actions, children, className }: CardProps) {
  const titleId = useId()
  return (
    <section aria-labelledby={title && titleId} className={classNames('rounded-lg border bg-raised p-4 shadow-card md:p-5', className)}>
      {(title || actions) && (
        <div className="mb-4 flex flex-wrap items-start justify-between gap-2">
          <div>
            {title && (
              <h2 id={titleId} className="text-sm font-semibold">
                {title}
              </h2>
            )}
            {description && <p className="mt-0.5 text-muted">{description}</p>}
          </div>
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
