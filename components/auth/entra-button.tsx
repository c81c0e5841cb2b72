'use client'

import { useState } from 'react'

import { AlertMessage } from '@/components/auth/alert-message'
import { leaveFor } from '@/components/auth/leave-for'
import { postToNextAuth } from '@/components/auth/post-to-next-auth'
import { Button } from '@/components/ui/button'
import { parseRefusal, refusalMessage, type SignInRefusal } from '@/lib/auth/sign-in-refusal'

type EntraButtonProps = { label: string; returnPath: string; loginHint: string | null; otherAccount: boolean }
type State = 'idle' | 'leaving' | SignInRefusal

/** Leads to Microsoft Entra ID's sign-in page, and from there back to `returnPath`. `otherAccount` lets the person choose one there. */
export function EntraButton({ label, returnPath, loginHint, otherAccount }: EntraButtonProps) {
  const [state, setState] = useState<State>('idle')
  const leave = async () => {
    setState('leaving')
    const hints = { ...(loginHint && { login_hint: loginHint }), ...(otherAccount && { prompt: 'select_account' }) }
    try {
      const url = await postToNextAuth(`signin/entra?${new URLSearchParams(hints)}`, { callbackUrl: returnPath })
      const isHere = url.origin === window.location.origin
      if (!isHere) return await leaveFor(url.href)
      setState(url.searchParams.has('csrf') ? { reason: 'no-cookie' } : parseRefusal(url.searchParams.get('error')))
    } catch {
      setState({ reason: 'failed' })
    }
  }
  return (
    <div className="space-y-4">
      {typeof state === 'object' && <AlertMessage of={state}>{refusalMessage(state)}</AlertMessage>}
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
