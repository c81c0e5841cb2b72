'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'

import { signOut } from '@/components/frame/sign-out'

type State = 'idle' | 'leaving' | 'failed'

const labels: Record<State, string> = { idle: 'Sign out', leaving: 'Signing out...', failed: 'Sign out failed. Try again' }

/** Ends the session and leads to `then`. */
export function SignOutButton({ then }: { then: string }) {
  const [state, setState] = useState<State>('idle')
  const leave = async () => {
    setState('leaving')
    await signOut(then).catch(() => setState('failed'))
  }
  return (
    <button
      type="button"
      data-leaves-page
      aria-disabled={state === 'leaving'}
      onClick={() => state !== 'leaving' && void leave()}
      className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-muted hover:bg-sunken hover:text-text"
    >
      <LogOut aria-hidden="true" className="size-4 shrink-0" />
      <span aria-live="polite">{labels[state]}</span>
    </button>
  )
}
