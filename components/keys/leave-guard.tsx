'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'

type LeaveGuardProps = {
  active: boolean
  question: string
  children: React.ReactNode
  leaveLabel: string
  stayLabel: string
  /** Where the browser's Back leads, on a page that has put an entry of its own into the history. */
  backHref?: string
}

/** While active, asks before this page is left: by a link, by closing or reloading the tab, by Back if told where. Staying is the default. */
export function LeaveGuard({ active, question, children, leaveLabel, stayLabel, backHref }: LeaveGuardProps) {
  const router = useRouter()
  const [target, setTarget] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const watching = active && !leaving

  useEffect(() => {
    if (!watching) return
    return watchLeaving({ onLink: setTarget, onBack: backHref ? () => setTarget(backHref) : undefined })
  }, [watching, backHref])

  useEffect(() => {
    if (leaving && target) router.push(target)
  }, [leaving, target, router])

  return (
    <Dialog open={watching && target !== null} onClose={() => setTarget(null)} title={question}>
      <p>{children}</p>
      <DialogActions>
        <Button data-first-focus onClick={() => setTarget(null)}>
          {stayLabel}
        </Button>
        <Button variant="danger" onClick={() => setLeaving(true)}>
          {leaveLabel}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function watchLeaving({ onLink, onBack }: { onLink: (href: string) => void; onBack?: () => void }): () => void {
  const { href } = window.location
  const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
  const onClick = (event: MouseEvent) => {
    const target = linkOf(event)
    if (!target) return
    event.preventDefault()
    event.stopPropagation()
    onLink(target)
  }
  // Back has already happened: the address is put back, and nothing of the page was lost, since both entries show it.
  const onPop = () => {
    if (!onBack) return
    window.history.pushState(null, '', href)
    onBack()
  }
  // The console's "g" shortcuts leave a page without a link.
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'g' && !(event.target instanceof HTMLInputElement)) event.stopPropagation()
  }
  window.addEventListener('beforeunload', onUnload)
  window.addEventListener('popstate', onPop)
  document.addEventListener('click', onClick, true)
  document.addEventListener('keydown', onKey, true)
  return () => {
    window.removeEventListener('beforeunload', onUnload)
    window.removeEventListener('popstate', onPop)
    document.removeEventListener('click', onClick, true)
    document.removeEventListener('keydown', onKey, true)
  }
}

/** Where a plain click on a link of this site leads, or null when the click leaves this page alone. */
function linkOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.origin !== window.location.origin) return null
  const samePage = link.pathname === window.location.pathname && link.search === window.location.search
  return samePage ? null : link.pathname + link.search + link.hash
}
