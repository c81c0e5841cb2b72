'use client'

import { type ReactNode, useState } from 'react'

import { AlertMessage } from '@/components/auth/alert-message'
import { leaveFor } from '@/components/auth/leave-for'
import { postToNextAuth } from '@/components/auth/post-to-next-auth'
import { Button } from '@/components/ui/button'
import { parseRefusal, refusalMessage, type SignInRefusal } from '@/lib/auth/sign-in-refusal'

type EntraButtonProps = {
  label: string
  returnPath: string
  loginHint: string | null
  otherAccount: boolean
  /** Why the sign-in before was refused. It goes when this one is. */
  children: ReactNode
}
type State = 'idle' | 'leaving' | SignInRefusal

/**
 * Leads to Microsoft Entra ID's sign-in page, and from there back to `returnPath`. `otherAccount` lets the person choose one there. When Microsoft
 * Entra ID is away it is this page again that says so, with the other way to sign in open.
 */
export function EntraButton({ label, returnPath, loginHint, otherAccount, children }: EntraButtonProps) {
  const [state, setState] = useState<State>('idle')
  const leave = async () => {
    setState('leaving')
    const hints = { ...(loginHint && { login_hint: loginHint }), ...(otherAccount && { prompt: 'select_account' }) }
    try {
      const url = await postToNextAuth(`signin/entra?${new URLSearchParams(hints)}`, { callbackUrl: returnPath })
      const isHere = url.origin === window.location.origin
      if (!isHere) return await leaveFor(url.href)
      const code = url.searchParams.get('error')
      const refusal = parseRefusal(code)
      if (code !== null && refusal.reason === 'entra-away') return await leaveFor(refusedPath({ code, returnPath, loginHint }))
      setState(url.searchParams.has('csrf') ? { reason: 'no-cookie' } : refusal)
    } catch {
      setState({ reason: 'failed' })
    }
  }
  return (
    <div className="space-y-4">
      {typeof state === 'object' ? <AlertMessage of={state}>{refusalMessage(state)}</AlertMessage> : children}
      <Button
        variant="primary"
        className="w-full"
        busy={state === 'leaving'}
        busyLabel="Opening Microsoft Entra ID..."
        onClick={() => void leave()}
      >
        {label}
      </Button>
    </div>
  )
}

function refusedPath({ code, returnPath, loginHint }: { code: string; returnPath: string; loginHint: string | null }): string {
  const kept = { ...(returnPath !== '/' && { from: returnPath }), ...(loginHint && { login_hint: loginHint }) }
  return `/sign-in?${new URLSearchParams({ error: code, ...kept })}`
}
