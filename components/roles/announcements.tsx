'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

import { focusHeading } from '@/components/ui/focus-heading'

/** What to say, and on which screen: its path, or what tells that a path is one of it. */
type Announcement = { path: string | ((path: string) => boolean); sentence: string }
type Announce = (announcement: Announcement | null) => void

const AnnounceContext = createContext<Announce>(() => undefined)
const SaidContext = createContext<string | null>(null)

/** Says on the screen that an action leads to what it did, since the screen it was done on is gone by then. */
export function useAnnounceOn(): Announce {
  return useContext(AnnounceContext)
}

/** Holds what is to be said across the screens below, and says it to a screen reader on the one it is for. */
export function Announcements({ children }: { children: ReactNode }) {
  const path = usePathname()
  const [announcement, announce] = useState<Announcement | null>(null)
  const said = announcement && isFor(announcement, path) ? announcement.sentence : null
  useEffect(() => {
    if (said) return () => announce(null)
  }, [said])
  return (
    <AnnounceContext value={announce}>
      <SaidContext value={said}>{children}</SaidContext>
      <p role="status" className="sr-only">
        {said}
      </p>
    </AnnounceContext>
  )
}

function isFor({ path: wanted }: Announcement, path: string): boolean {
  return typeof wanted === 'string' ? wanted === path : wanted(path)
}

/** Stands on a screen that things are said on: the control that had the focus is gone, so it goes to the heading. */
export function FocusWhenSaid() {
  const said = useContext(SaidContext)
  useEffect(() => {
    if (said) focusHeading()
  }, [said])
  return null
}
