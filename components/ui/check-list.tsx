'use client'

import { useId, useRef, useState } from 'react'

import { CheckListChips } from '@/components/ui/check-list-chips'
import { CheckListOption, SelectAllOption } from '@/components/ui/check-list-option'
import { groupItems, shownItems, toggleAll, toggleOne, type CheckListItem } from '@/components/ui/check-list-selection'
import { FieldMessages, type FieldTexts } from '@/components/ui/field'
import { inputClasses } from '@/components/ui/input-classes'
import { walkFocus } from '@/components/ui/walk-focus'

type CheckListProps = FieldTexts & {
  id?: string
  name: string
  items: CheckListItem[]
  noun: { one: string; many: string }
  defaultSelected?: string[]
  defaultSearch?: string
  placeholder?: string
  noMatch: string
  onSelectionChange?: (selected: string[]) => void
}

/**
 * A list to choose several items from: a search field that filters while typing, "Select all N" over what the filter shows, chips of what is
 * chosen. Posts `name` once per chosen item, the filtered-out ones too. Arrow keys walk, Space toggles, Enter submits nothing.
 */
export function CheckList(props: CheckListProps) {
  const generated = useId()
  const id = props.id ?? generated
  const [search, setSearch] = useState(props.defaultSearch ?? '')
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => new Set(props.defaultSelected))
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)

  const shown = shownItems(props.items, search)
  const shownValues = new Set(shown.map((item) => item.value))
  const chosen = props.items.filter((item) => selected.has(item.value))
  const hiddenCount = chosen.filter((item) => !shownValues.has(item.value)).length

  const change = (next: Set<string>) => {
    setSelected(next)
    setSaid(`${counted(next.size, props.noun)} selected`)
    props.onSelectionChange?.(props.items.map((item) => item.value).filter((value) => next.has(value)))
  }
  const type = (text: string) => {
    setSearch(text)
    const count = shownItems(props.items, text).length
    setSaid(count === 0 ? props.noMatch : `${count} of ${counted(props.items.length, props.noun)} shown`)
  }
  const describedBy = [props.hint && `${id}-hint`, props.error && `${id}-error`, props.warning && `${id}-warning`].filter(Boolean).join(' ')

  return (
    <div ref={root} onKeyDown={(event) => walkFocus(event, root.current)}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {props.label}
      </label>
      <CheckListChips
        items={chosen}
        onRemove={(value) => change(toggleOne(value, selected))}
        onEmptied={() => document.getElementById(id)?.focus()}
      />
      <input
        id={id}
        type="search"
        data-walk
        value={search}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy || undefined}
        aria-invalid={props.error ? true : undefined}
        aria-controls={`${id}-list`}
        className={`${inputClasses} rounded-b-none`}
        onChange={(event) => type(event.target.value)}
      />
      <div
        id={`${id}-list`}
        role="group"
        aria-label={props.label}
        className="max-h-[23.25rem] overflow-y-auto rounded-b-md border border-t-0 border-control bg-raised"
      >
        {shown.length > 0 && <SelectAllOption shown={shown} selected={selected} onToggle={() => change(toggleAll(shown, selected))} />}
        {shown.length === 0 && <p className="px-3 py-6 text-center text-muted">{props.noMatch}</p>}
        {groupItems(props.items).map((group) => (
          <div
            key={group.group}
            role="group"
            aria-label={group.group || undefined}
            hidden={!group.items.some((item) => shownValues.has(item.value))}
          >
            {group.group && <p className="bg-sunken px-3 py-1 text-xs font-medium text-muted">{group.group}</p>}
            {group.items.map((item) => (
              <CheckListOption
                key={item.value}
                item={item}
                name={props.name}
                search={search}
                checked={selected.has(item.value)}
                hidden={!shownValues.has(item.value)}
                onToggle={() => change(toggleOne(item.value, selected))}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="mt-1.5 text-muted" data-testid="selection-count">
        {counted(selected.size, props.noun)} selected
        {hiddenCount > 0 && `, ${hiddenCount} of them outside this filter`}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <FieldMessages id={id} hint={props.hint} error={props.error} warning={props.warning} />
    </div>
  )
}

function counted(count: number, noun: { one: string; many: string }): string {
  return `${count} ${count === 1 ? noun.one : noun.many}`
}
