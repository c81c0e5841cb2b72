'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Field, type FieldTexts } from '@/components/ui/field'
import { inputClasses } from '@/components/ui/input-classes'

/** A password input that can be shown and hidden; pasting is allowed. */
export function PasswordField({ label, hint, error, warning, id, ...rest }: Omit<ComponentProps<'input'>, 'type'> & FieldTexts) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field id={id} label={label} hint={hint} error={error} warning={warning}>
      {(ids) => (
        <div className="relative">
          <input className={classNames(inputClasses, 'pr-10')} type={shown ? 'text' : 'password'} spellCheck={false} {...ids} {...rest} />
          <button
            type="button"
            className="absolute inset-y-1 right-1 grid w-7 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-text"
            aria-label={`${shown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
            onClick={() => setShown(!shown)}
          >
            <Icon aria-hidden="true" className="size-4" />
          </button>
        </div>
      )}
    </Field>
  )
}
