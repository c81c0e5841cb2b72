import type { ComponentProps } from 'react'

import { buttonClasses, type ButtonSize, type ButtonVariant } from '@/components/ui/button-classes'

type ButtonProps = ComponentProps<'button'> & { variant?: ButtonVariant; size?: ButtonSize; busy?: boolean; busyLabel?: string }

/** A button. While busy it keeps its width and its focus, says `busyLabel` and ignores clicks. */
export function Button({ variant, size, busy = false, busyLabel, className, children, type = 'button', ...rest }: ButtonProps) {
  const classes = buttonClasses({ variant, size, className })
  if (!busyLabel) {
    return (
      <button type={type} className={classes} {...rest}>
        {children}
      </button>
    )
  }
  const whileBusy = busy ? { 'aria-disabled': true, onClick: (event: React.MouseEvent) => event.preventDefault() } : {}
  return (
    <button type={type} className={classes} {...rest} {...whileBusy}>
      <span className="grid place-items-center *:col-start-1 *:row-start-1">
        <span className={busy ? 'invisible' : 'inline-flex items-center gap-1.5'} aria-hidden={busy || undefined}>
          {children}
        </span>
        <span className={busy ? undefined : 'invisible'} aria-hidden={!busy || undefined}>
          {busyLabel}
        </span>
      </span>
    </button>
  )
}
