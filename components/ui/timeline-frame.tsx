'use client'

import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'

import { buttonClasses } from '@/components/ui/button-classes'
import { ViewLink } from '@/components/ui/view-link'

const LeaveContext = createContext<() => void>(() => undefined)

type TimelineFrameProps = {
  label: string
  /** Another text for each part of the timeline. */
  part: string
  children: ReactNode
}

/** The section around a timeline that shows a part at a time. It takes the focus of the link that led to another part, which may be gone there. */
export function TimelineFrame({ label, part, children }: TimelineFrameProps) {
  const section = useRef<HTMLElement>(null)
  const left = useRef(false)
  useEffect(() => {
    if (left.current) section.current?.focus({ preventScroll: true })
    left.current = false
  }, [part])
  return (
    <LeaveContext value={() => void (left.current = true)}>
      <section ref={section} tabIndex={-1} aria-label={label}>
        {children}
      </section>
    </LeaveContext>
  )
}

/** A link to another part of the timeline around. */
export function TimelineLink({
  href,
  className,
  scroll,
  children,
}: {
  href: string
  className?: string
  scroll?: boolean
  children: ReactNode
}) {
  const leave = useContext(LeaveContext)
  return (
    <ViewLink href={href} scroll={scroll ?? false} className={className} onNavigate={leave}>
      {children}
    </ViewLink>
  )
}

/** The ways from a part of a timeline to its newest and to its older items; nothing where there is neither. */
export function TimelinePages({ label, newestHref, olderHref }: { label: string; newestHref?: string; olderHref?: string }) {
  if (!newestHref && !olderHref) return null
  const classes = buttonClasses({ size: 'small' })
  return (
    <nav aria-label={label} className="mt-4 flex gap-2 border-t pt-4">
      {newestHref && (
        <TimelineLink href={newestHref} scroll className={classes}>
          Show newest
        </TimelineLink>
      )}
      {olderHref && (
        <TimelineLink href={olderHref} scroll className={classes}>
          Show older
        </TimelineLink>
      )}
    </nav>
  )
}
