import Link from 'next/link'

export type Crumb = { label: string; href?: string }

/** The path to this page; the last crumb is the page itself, cut off at the end of its line. Crumbs without `href` are groups without a page. */
export function Breadcrumb({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-xs text-muted">
      <ol className="flex items-center gap-x-1.5 max-md:flex-wrap">
        {items.map((item, index) => (
          <li key={index} className="flex min-h-6 items-center gap-x-1.5 not-last:shrink-0 last:min-w-0">
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
              <span className="truncate" title={item.label} aria-current={index === items.length - 1 ? 'page' : undefined}>
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
