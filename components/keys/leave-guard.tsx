'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

import { type Departure, watchLeaving } from '@/components/keys/watch-leaving'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'

type LeaveGuardProps = {
  active: boolean
  question: string
  children: React.ReactNode
  leaveLabel: string
  stayLabel: string
  /** Where the browser's Back leads, once it is confirmed. */
  backHref: string
  /** What the address bar shows while this guard is active; by default what it shows anyway. */
  address?: string
}

/** While active, asks before this page is left: by a link, by Sign out, by Back, by closing or reloading the tab. Staying is the default. */
export function LeaveGuard({ active, question, children, leaveLabel, stayLabel, backHref, address = '' }: LeaveGuardProps) {
  const router = useRouter()
  const [departure, setDeparture] = useState<Departure | null>(null)
  const [leaving, setLeaving] = useState(false)
  const watching = active && !leaving
  useEntryForBack(watching, address)

  useEffect(() => {
    if (watching) return watchLeaving({ backHref, onLeave: setDeparture })
  }, [watching, backHref])

  // After the effect above: nobody watches any more.
  useEffect(() => {
    if (!leaving || !departure) return
    if (departure.kind === 'link') router.replace(departure.href)
    else departure.button.click()
  }, [leaving, departure, router])

  return (
    <Dialog open={watching && departure !== null} onClose={() => setDeparture(null)} title={question}>
      <p>{children}</p>
      <DialogActions>
        <Button data-first-focus onClick={() => setDeparture(null)}>
          {stayLabel}
        </Button>
        <Button variant="danger" onClick={() => setLeaving(true)}>
          {leaveLabel}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** Gives the page a second entry in the history, once: the browser's Back then stays on the page, which can ask. */
function useEntryForBack(wanted: boolean, address: string) {
  const made = useRef(false)
  useEffect(() => {
    if (!wanted || made.current) return
    made.current = true
    window.history.pushState(null, '', address || window.location.href)
  }, [wanted, address])
}
