'use client'

import { useState } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Field, type FieldTexts } from '@/components/ui/field'
import { inputClasses } from '@/components/ui/input-classes'

export type DatePreset = { label: string; value: string }
type DateFieldProps = FieldTexts & {
  name: string
  id?: string
  defaultValue?: string
  min?: string
  max?: string
  presets?: DatePreset[]
  onValueChange?: (value: string) => void
}

/** A native date input (`YYYY-MM-DD`) with buttons that fill it. */
export function DateField({ label, hint, error, warning, id, presets = [], defaultValue = '', onValueChange, ...rest }: DateFieldProps) {
  const [value, setValue] = useState(defaultValue)
  const change = (next: string) => {
    setValue(next)
    onValueChange?.(next)
  }
  return (
    <Field id={id} label={label} hint={hint} error={error} warning={warning}>
      {(ids) => (
        <div className="flex flex-wrap items-center gap-2">
          <input
            type="date"
            className={classNames(inputClasses, 'max-w-44')}
            value={value}
            onChange={(event) => change(event.target.value)}
            {...ids}
            {...rest}
          />
          {presets.length > 0 && (
            <div role="group" aria-label={`${label}: presets`} className="flex flex-wrap gap-1.5">
              {presets.map((preset) => (
                <button
                  key={preset.label}
                  type="button"
                  aria-pressed={preset.value === value}
                  onClick={() => change(preset.value)}
                  className="h-7 rounded-full border border-line-strong bg-raised px-2.5 text-xs font-medium hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
                >
                  {preset.label}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}
