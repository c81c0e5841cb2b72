'use client'

import { useSyncExternalStore } from 'react'

import { now } from '@/lib/clock'

const STEP = 15_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let current = 0

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    current = now().getTime()
    for (const each of listeners) each()
  }, STEP)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function snapshot() {
  const present = now().getTime()
  if (present - current > STEP) current = present
  return current
}

/** The present in milliseconds, moving every 15 seconds; `renderedAt` until the page is hydrated, so that server and browser agree. */
export function useMinute(renderedAt: number): { at: number; hydrated: boolean } {
  const at = useSyncExternalStore(subscribe, snapshot, () => renderedAt)
  const hydrated = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
  return { at: Math.max(at, renderedAt), hydrated }
}
