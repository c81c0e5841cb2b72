'use client'

import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, type ToggleEvent, useId, useRef } from 'react'

import { walkMenu } from '@/components/ui/walk-menu'

export type MenuItem = { label: string; danger?: boolean; icon?: ReactNode } & ({ href: string } | { onSelect: () => void })

const GAP = 4
const ITEM_HEIGHT = 32

const itemClasses =
  'flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm font-normal whitespace-nowrap hover:bg-sunken focus-visible:bg-sunken focus-visible:-outline-offset-2 [&_svg]:size-4'

/** A button with three dots that opens a menu of links and actions; `label` names it ("Actions for ..."). Arrow keys and first letters walk. */
export function Menu({ label, items }: { label: string; items: MenuItem[] }) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const close = () => menu.current?.hidePopover()

  const toggled = (event: ToggleEvent) => {
    trigger.current?.setAttribute('aria-expanded', String(event.newState === 'open'))
    if (event.newState !== 'open') return
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    window.addEventListener('scroll', close, { once: true, passive: true })
  }

  return (
    <>
      <button
        ref={trigger}
        type="button"
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded="false"
        className="relative z-10 grid size-7 place-items-center rounded-md text-muted hover:bg-line hover:text-text aria-expanded:bg-line"
      >
        <Ellipsis aria-hidden="true" className="size-4" />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onBeforeToggle={() => place(menu.current, trigger.current, items.length)}
        onToggle={toggled}
        onKeyDown={(event) => walkMenu(event, close)}
        className="fixed m-0 min-w-40 rounded-lg bg-raised p-1 text-text shadow-float open:rise"
      >
        {items.map((item) => (
          <Item key={item.label} item={item} onChosen={close} />
        ))}
      </div>
    </>
  )
}

function Item({ item, onChosen }: { item: MenuItem; onChosen: () => void }) {
  const shared = { role: 'menuitem', tabIndex: -1, className: `${itemClasses} ${item.danger ? 'text-bad' : '[&_svg]:text-muted'}` }
  if ('href' in item) {
    return (
      <Link href={item.href} prefetch={false} onClick={onChosen} {...shared}>
        {item.icon}
        {item.label}
      </Link>
    )
  }
  const select = () => {
    onChosen()
    item.onSelect()
  }
  return (
    <button type="button" onClick={select} {...shared}>
      {item.icon}
      {item.label}
    </button>
  )
}

function place(menu: HTMLElement | null, trigger: HTMLElement | null, itemCount: number) {
  if (!menu || !trigger) return
  const around = trigger.getBoundingClientRect()
  const above = around.bottom + GAP + (itemCount + 0.5) * ITEM_HEIGHT > window.innerHeight
  Object.assign(menu.style, {
    left: 'auto',
    right: `${document.body.getBoundingClientRect().right - around.right}px`,
    top: above ? 'auto' : `${around.bottom + GAP}px`,
    bottom: above ? `${window.innerHeight - around.top + GAP}px` : 'auto',
  })
}
