import type { KeyboardEvent } from 'react'

/**
 * Moves the focus between the visible `[data-walk]` elements under `root` with the arrow keys, Home and End, and keeps Enter from submitting
 * the form around them. In a text input Home and End stay with the text.
 */
export function walkFocus(event: KeyboardEvent, root: HTMLElement | null) {
  const target = event.target
  if (!root || !(target instanceof HTMLInputElement) || !target.matches('[data-walk]')) return
  if (event.key === 'Enter') return event.preventDefault()

  const stops = [...root.querySelectorAll<HTMLElement>('[data-walk]')].filter((stop) => stop.offsetParent !== null)
  const next = stops[destination({ key: event.key, at: stops.indexOf(target), last: stops.length - 1, typing: target.type !== 'checkbox' })]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function destination(input: { key: string; at: number; last: number; typing: boolean }): number {
  if (input.key === 'ArrowDown') return Math.min(input.at + 1, input.last)
  if (input.key === 'ArrowUp') return Math.max(input.at - 1, 0)
  if (input.key === 'Home' && !input.typing) return 0
  if (input.key === 'End' && !input.typing) return input.last
  return -1
}
