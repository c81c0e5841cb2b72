'use client'

import { X } from 'lucide-react'
import { useRef } from 'react'

import type { CheckListItem } from '@/components/ui/check-list-selection'

type CheckListChipsProps = { items: CheckListItem[]; onRemove: (value: string) => void; onEmptied: () => void }

/** What is chosen, as chips that can be removed. The focus goes to the neighbour of a removed chip, after the last one to `onEmptied`. */
export function CheckListChips({ items, onRemove, onEmptied }: CheckListChipsProps) {
  const list = useRef<HTMLUListElement>(null)
  const remove = (index: number, value: string) => {
    const neighbours = [...(list.current?.querySelectorAll('button') ?? [])]
    const next = neighbours[index + 1] ?? neighbours[index - 1]
    onRemove(value)
    if (next) next.focus()
    else onEmptied()
  }
  if (items.length === 0) return null
  return (
    <ul ref={list} className="mb-2 flex max-h-28 flex-wrap gap-1.5 overflow-y-auto p-0.5">
      {items.map((item, index) => (
        <li key={item.value} className="flex min-w-0 items-center rounded-md bg-accent-soft pl-2 text-xs text-accent">
          <span className="min-w-0 font-mono break-all">{item.label}</span>
          <button
            type="button"
            aria-label={`Remove ${item.label}`}
            onClick={() => remove(index, item.value)}
            className="grid size-6 shrink-0 place-items-center rounded-md hover:bg-accent/15"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  )
}
