'use client'

import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

export type MenuItem = { label: string; danger?: boolean; icon?: ReactNode } & ({ href: string } | { onSelect: () => void })

const itemClasses =
  'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:text-muted'

/** A button with three dots that opens a menu of links and actions; `label` names it ("Actions for ..."). */
export function Menu({ label, items }: { label: string; items: MenuItem[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={label}
        className="relative z-10 grid size-7 place-items-center rounded-md text-muted hover:bg-line hover:text-text data-[state=open]:bg-line"
      >
        <Ellipsis aria-hidden="true" className="size-4" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="rise z-50 min-w-40 rounded-lg bg-raised p-1 shadow-float">
          {items.map((item) =>
            'href' in item ? (
              <DropdownMenu.Item key={item.label} asChild>
                <Link href={item.href} className={itemClasses}>
                  {item.icon}
                  {item.label}
                </Link>
              </DropdownMenu.Item>
            ) : (
              <DropdownMenu.Item
                key={item.label}
                onSelect={item.onSelect}
                className={`${itemClasses} ${item.danger ? 'text-bad [&_svg]:text-bad' : ''}`}
              >
                {item.icon}
                {item.label}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
