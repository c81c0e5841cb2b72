import type { ReactNode } from 'react'

import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb'

type PageHeaderProps = { title: string; breadcrumb?: Crumb[]; description?: ReactNode; beside?: ReactNode; actions?: ReactNode }

/** Breadcrumb, the page's one `h1`, what stands beside it (a chip), one sentence, and the page's actions. */
export function PageHeader({ title, breadcrumb, description, beside, actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {breadcrumb && <Breadcrumb items={breadcrumb} />}
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">{title}</h1>
            {beside}
          </div>
          {description && <div className="mt-1 max-w-prose text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  )
}
