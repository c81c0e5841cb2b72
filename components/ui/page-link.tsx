'use client'

import { type ReactNode, useLayoutEffect, useRef } from 'react'

import { buttonClasses } from '@/components/ui/button-classes'
import { ViewLink } from '@/components/ui/view-link'

/** A link of the pager. One that leads nowhere any more, because it led to the last page, keeps the focus that it had. */
export function PageLink({ href, children }: { href?: string; children: ReactNode }) {
  const classes = buttonClasses({ size: 'small' })
  const ended = useRef<HTMLAnchorElement>(null)
  const focused = useRef(false)
  useLayoutEffect(() => {
    if (!href && focused.current) ended.current?.focus({ preventScroll: true })
  }, [href])
  const watch = { onFocus: () => void (focused.current = true), onBlur: () => void (focused.current = false) }
  if (href) {
    return (
      <ViewLink href={href} scroll className={classes} {...watch}>
        {children}
      </ViewLink>
    )
  }
  return (
    <a ref={ended} role="link" aria-disabled="true" tabIndex={-1} className={`${classes} pointer-events-none text-muted`} {...watch}>
      {children}
    </a>
  )
}
