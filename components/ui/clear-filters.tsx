'use client'

import { LinkButton } from '@/components/ui/link-button'

/** The way out of a list without a match. It disappears with the filters, so the focus goes to the search field. */
export function ClearFilters({ href }: { href: string }) {
  const focusSearch = () => document.querySelector<HTMLElement>('[data-shortcut="search"]')?.focus()
  return (
    <LinkButton href={href} onClick={focusSearch}>
      Clear filters
    </LinkButton>
  )
}
