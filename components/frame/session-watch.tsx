'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

import { leaveEndedSession } from '@/components/frame/leave-ended-session'
import { listenToSession } from '@/components/frame/listen-to-session'

/**
 * Leaves the page within a second of the end of its session, wherever that ended, and shows it anew when its person may do something else than
 * `permission`, which it was rendered for.
 */
export function SessionWatch({ permission }: { permission: string }) {
  const router = useRouter()
  const shown = useRef(permission)

  useEffect(() => {
    shown.current = permission
  }, [permission])

  useEffect(() => {
    const listen = () => listenToSession({ onEnded: leaveEndedSession, onPermission: (held) => held !== shown.current && router.refresh() })
    let stop = listen()
    // A page that holds a lock or a connection is not kept for the browser's Back; one that was kept may have missed anything.
    const onHide = () => stop()
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      stop = listen()
      router.refresh()
    }
    window.addEventListener('pagehide', onHide)
    window.addEventListener('pageshow', onShow)
    return () => {
      window.removeEventListener('pagehide', onHide)
      window.removeEventListener('pageshow', onShow)
      stop()
    }
  }, [router])

  return null
}
