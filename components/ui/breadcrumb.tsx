import Link from 'next/link'

export type Crumb = { label: string; href?: string }

/** The path to this page; the last crumb is the page itself. Crumbs without `href` are groups that have no page. */
export function Breadcrumb({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-xs text-muted">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {items.map((item, index) => (
          <li key={item.label} className="flex min-h-6 min-w-0 items-center gap-x-1.5">
            {index > 0 && (
              <span aria-hidden="true" className="text-control">
                &gt;
              </span>
            )}
            {item.href && index < items.length - 1 ? (
              <Link href={item.href} className="rounded-sm py-1 hover:text-text hover:underline">
                {item.label}
              </Link>
            ) : (
              <span className="min-w-0 [overflow-wrap:anywhere]" aria-current={index === items.length - 1 ? 'page' : undefined}>
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
