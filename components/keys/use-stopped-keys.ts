'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

import { STOPPED_KEYS_PATH } from '@/components/keys/key-paths'
import type { StoppedKeys } from '@/lib/keys/find-stopped-keys'

/** The keys that stopped with their owner: as the server rendered them, and asked for again with every further page and when the tab is seen again. */
export function useStoppedKeys(rendered: StoppedKeys): StoppedKeys {
  const [later, setLater] = useState<{ than: StoppedKeys; found: StoppedKeys } | null>(null)
  const pathname = usePathname()
  const askedFor = useRef(pathname)

  useEffect(() => {
    const abort = new AbortController()
    const ask = async () => {
      if (document.hidden) return
      const found = await readStoppedKeys(abort.signal)
      if (found) setLater({ than: rendered, found })
    }
    const onVisible = () => void ask()
    document.addEventListener('visibilitychange', onVisible)
    if (askedFor.current !== pathname) void ask()
    askedFor.current = pathname
    return () => {
      abort.abort()
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [pathname, rendered])

  return later?.than === rendered ? later.found : rendered
}

/** Null when there is no answer this time: the page was left, the session ended, or the server cannot be reached. */
async function readStoppedKeys(signal: AbortSignal): Promise<StoppedKeys | null> {
  try {
    const answer = await fetch(STOPPED_KEYS_PATH, { signal, cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as StoppedKeys) : null
  } catch {
    return null
  }
}
