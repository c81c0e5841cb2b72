'use client'

import { type KeyboardEvent, useEffect, useId, useState } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Field, type FieldTexts } from '@/components/ui/field'
import { inputClasses } from '@/components/ui/input-classes'

/** One hit: `note` tells namesakes apart; one with a reason in `unavailable` is shown and cannot be picked. */
export type PickOption = { value: number; label: string; note?: string; unavailable?: string }

type PickFieldProps = FieldTexts & {
  id?: string
  picked: PickOption | null
  onPick: (option: PickOption | null) => void
  /** The hits for what was typed, best first. */
  search: (text: string) => Promise<PickOption[]>
  noun: { one: string; many: string }
  placeholder?: string
}

type Found = { of: string; options: PickOption[] | 'failed' }

const DELAY = 250
const MIN_LENGTH = 2

/**
 * A field that picks one of many things by searching for it while typing (a combobox with a list). Arrow keys walk the hits, Enter picks, Escape
 * closes; typing on takes the pick back.
 */
export function PickField({ id, picked, onPick, search, noun, placeholder, ...texts }: PickFieldProps) {
  const listId = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const shown = picked ? picked.label : text
  const wanted = picked ? '' : text.trim()
  const found = useFound(wanted, search)
  const options = found && found.options !== 'failed' ? found.options : []
  const expanded = open && found !== null

  const pick = (option: PickOption | undefined) => {
    if (!option || option.unavailable) return
    setText('')
    setOpen(false)
    onPick(option)
  }
  const type = (typed: string) => {
    setText(typed)
    setActive(0)
    setOpen(true)
    if (picked) onPick(null)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setOpen(true)
      if (expanded && options.length > 0) setActive((active + step + options.length) % options.length)
    } else if (event.key === 'Enter' && expanded) {
      event.preventDefault()
      pick(options[active])
    } else if (event.key === 'Escape' && expanded) {
      event.preventDefault()
      setOpen(false)
    }
  }

  return (
    <div className="relative" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <Field id={id} {...texts}>
        {(ids) => (
          <div className="relative">
            <input
              {...ids}
              type="text"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={expanded}
              aria-controls={expanded ? listId : undefined}
              aria-activedescendant={expanded && options.length > 0 ? `${listId}-${active}` : undefined}
              autoComplete="off"
              spellCheck={false}
              placeholder={placeholder}
              value={shown}
              className={inputClasses}
              onChange={(event) => type(event.target.value)}
              onKeyDown={press}
            />
            {expanded && <Hits id={listId} label={texts.label} found={found} active={active} onPick={pick} noun={noun} />}
          </div>
        )}
      </Field>
      <p role="status" className="sr-only">
        {expanded && saidOf(found, noun)}
      </p>
    </div>
  )
}

/** What the newest search found, null while nothing is wanted or the first search is on its way. */
function useFound(wanted: string, search: PickFieldProps['search']): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (wanted.length < MIN_LENGTH) return
    let current = true
    const timer = setTimeout(() => {
      search(wanted).then(
        (options) => current && setFound({ of: wanted, options }),
        () => current && setFound({ of: wanted, options: 'failed' }),
      )
    }, DELAY)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [wanted, search])
  return wanted.length < MIN_LENGTH ? null : found
}

type HitsProps = {
  id: string
  label: string
  found: Found
  active: number
  onPick: (option: PickOption) => void
  noun: PickFieldProps['noun']
}

function Hits({ id, label, found, active, onPick, noun }: HitsProps) {
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  const layer = 'absolute inset-x-0 top-full z-30 mt-1 rounded-lg bg-raised p-1 shadow-float'
  if (found.options === 'failed' || found.options.length === 0) {
    return (
      <div id={id} className={layer}>
        <p className="px-2 py-1.5 text-muted [overflow-wrap:anywhere]">{saidOf(found, noun)}</p>
      </div>
    )
  }
  return (
    <ul id={id} role="listbox" aria-label={label} className={`${layer} max-h-72 overflow-y-auto`}>
      {found.options.map((option, index) => (
        <li
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          aria-disabled={option.unavailable ? true : undefined}
          className={classNames(
            'rounded-md px-2 py-1 [overflow-wrap:anywhere]',
            index === active && 'bg-sunken',
            option.unavailable ? 'text-muted' : 'hover:bg-sunken',
          )}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          <span className="block">{option.label}</span>
          <span className="block text-xs text-muted">{[option.note, option.unavailable].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}

function saidOf({ of, options }: Found, noun: PickFieldProps['noun']): string {
  if (options === 'failed') return 'The search failed. Type on to try again.'
  if (options.length === 0) return `No ${noun.one} matches ${of}.`
  return `${options.length} ${options.length === 1 ? noun.one : noun.many} found`
}
