'use client'

import { LogOut } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useState } from 'react'

/** Ends the session and leads to the sign-in page. */
export function SignOutButton() {
  const [pending, setPending] = useState(false)
  const leave = async () => {
    setPending(true)
    await signOut({ callbackUrl: '/sign-in' }).catch(() => setPending(false))
  }
  return (
    <button
      type="button"
      aria-disabled={pending}
      onClick={() => !pending && void leave()}
      className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-muted hover:bg-sunken hover:text-text"
    >
      <LogOut aria-hidden="true" className="size-4 shrink-0" />
      {pending ? 'Signing out...' : 'Sign out'}
    </button>
  )
}
