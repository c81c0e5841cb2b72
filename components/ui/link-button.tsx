import Link from 'next/link'
import type { ComponentProps } from 'react'

import { buttonClasses, type ButtonSize, type ButtonVariant } from '@/components/ui/button-classes'
import { ReportLinkPending } from '@/components/ui/pending-navigation'

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({
  variant,
  size,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize }) {
  return (
    <Link className={buttonClasses({ variant, size, className })} {...rest}>
      {children}
      <ReportLinkPending part="page" />
    </Link>
  )
}
