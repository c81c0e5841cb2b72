import { ViewLink } from '@/components/ui/view-link'

export type TabItem = { label: string; href: string; current: boolean; count?: number }

/** Parts of one page as links: each tab has an address. */
export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav aria-label={label} className="mb-4 border-b">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {items.map((item) => (
          <li key={item.label}>
            <ViewLink
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className="inline-flex min-h-9 items-center gap-1.5 border-b-2 border-transparent text-muted hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text"
            >
              {item.label}
              {item.count !== undefined && <span className="text-xs text-muted tabular-nums">{item.count.toLocaleString('en-GB')}</span>}
            </ViewLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
