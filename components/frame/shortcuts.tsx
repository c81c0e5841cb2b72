'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'

import type { NavigationItem } from '@/components/frame/navigation'
import { SEQUENCE_TIME, shortcutAction } from '@/components/frame/shortcut-keys'
import { ShortcutsHelp } from '@/components/frame/shortcuts-help'
import { useReportPending } from '@/components/ui/pending-navigation'

/** Single-key shortcuts of the console: `/`, `?` and `g` with the key of a navigation entry. Dead while typing and in dialogs. */
export function Shortcuts({ items }: { items: NavigationItem[] }) {
  const router = useRouter()
  const [helpOpen, setHelpOpen] = useState(false)
  const [leaving, startTransition] = useTransition()
  useReportPending('page', leaving)
  const gPressedAt = useRef(-Infinity)

  useEffect(() => {
    const go = (href: string) => startTransition(() => router.push(href))
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || !listening(event.target)) return
      const afterG = event.timeStamp - gPressedAt.current < SEQUENCE_TIME
      const action = shortcutAction({ key: event.key, afterG, keys: items.map((item) => item.shortcut) })
      gPressedAt.current = action.kind === 'wait' ? event.timeStamp : -Infinity
      if (action.kind === 'go') go(items.find((item) => item.shortcut === action.key)?.href ?? '/')
      if (action.kind === 'help') setHelpOpen(true)
      if (action.kind === 'search' && focusSearch()) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [items, router])

  return <ShortcutsHelp open={helpOpen} onClose={() => setHelpOpen(false)} items={items} />
}

function listening(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], [role="menu"]:popover-open')) return false
  if (!(target instanceof HTMLElement)) return true
  return !target.isContentEditable && !target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('[data-shortcut="search"]')
  search?.focus()
  search?.select()
  return search !== null
}
