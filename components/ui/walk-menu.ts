import type { KeyboardEvent } from 'react'

/** Walks the `menuitem`s of the menu that the event comes from: arrows around, Home, End, first letters. Tab closes it. */
export function walkMenu(event: KeyboardEvent<HTMLElement>, close: () => void) {
  if (event.key === 'Tab') return close()
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const at = items.findIndex((item) => item === document.activeElement)
  const labels = items.map((item) => item.textContent ?? '')
  const next = items[menuDestination({ key: event.key, at, labels })]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** The index that `key` leads to from item `at`; -1 when it leads nowhere. */
export function menuDestination(input: { key: string; at: number; labels: string[] }): number {
  const { key, at, labels } = input
  const count = labels.length
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key.length !== 1 || key === ' ') return -1
  const startsHere = (index: number) => labels[index]?.toLowerCase().startsWith(key.toLowerCase())
  return labels.map((_, offset) => (at + 1 + offset) % count).find(startsHere) ?? -1
}
