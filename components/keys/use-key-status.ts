'use client'

import { useEffect, useState } from 'react'

import { keyStatusPath } from '@/components/keys/key-paths'
import type { KeyStatus } from '@/lib/keys/get-key-status'

const INTERVAL = 2000

/** Asks the server every 2 seconds how a key is used, until `isDone` says so; pauses while the page is hidden. */
export function useKeyStatus(keyId: number, isDone: (status: KeyStatus) => boolean): KeyStatus | null {
  const [status, setStatus] = useState<KeyStatus | null>(null)
  const done = status !== null && isDone(status)

  useEffect(() => {
    if (done) return
    const abort = new AbortController()
    const ask = async () => {
      if (document.hidden) return
      const answer = await readStatus(keyId, abort.signal)
      if (answer) setStatus(answer)
    }
    const timer = setInterval(() => void ask(), INTERVAL)
    const onVisible = () => void ask()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      abort.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [keyId, done])

  return status
}

/** Null when there is no answer this time: the page was left, or the server cannot be reached. */
async function readStatus(keyId: number, signal: AbortSignal): Promise<KeyStatus | null> {
  try {
    const answer = await fetch(keyStatusPath(keyId), { signal, cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as KeyStatus) : null
  } catch {
    return null
  }
}
