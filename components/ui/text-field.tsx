import type { ComponentProps } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Field, type FieldTexts } from '@/components/ui/field'
import { inputClasses } from '@/components/ui/input-classes'

/** A labelled one-line input. `error` stands under it and is read with it. */
export function TextField({ label, hint, error, warning, id, className, ...rest }: ComponentProps<'input'> & FieldTexts) {
  return (
    <Field id={id} label={label} hint={hint} error={error} warning={warning}>
      {(ids) => <input className={classNames(inputClasses, className)} {...ids} {...rest} />}
    </Field>
  )
}
