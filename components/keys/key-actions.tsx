'use client'

import { useEffect, useRef, useState } from 'react'

import { focusHeading } from '@/components/ui/focus-heading'
import { rotateKeyPath } from '@/components/keys/key-paths'
import { type RevokeAction, RevokeDialog, type RevokeTarget } from '@/components/keys/revoke-dialog'
import { type TakeOverAction, TakeOverButton } from '@/components/keys/take-over-button'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { KeyState } from '@/lib/keys/key-state'

type KeyActionsProps = {
  target: RevokeTarget
  state: KeyState
  /** The address asks for the revoke dialog. */
  startRevoking: boolean
  revoke: RevokeAction
  takeOver: TakeOverAction
}

/** What an admin can do with a key, as long as it is not revoked. */
export function KeyActions({ target, state, startRevoking, revoke, takeOver }: KeyActionsProps) {
  const [revoking, setRevoking] = useState(startRevoking)
  const revoked = state === 'revoked'
  useFocusAfterRevoke(revoked)
  if (revoked) return null
  return (
    <>
      {state === 'disabled' && <TakeOverButton keyId={target.id} takeOver={takeOver} />}
      <LinkButton href={rotateKeyPath(target.id)}>Rotate key</LinkButton>
      <Button onClick={() => setRevoking(true)}>Revoke key</Button>
      <RevokeDialog open={revoking} onClose={() => setRevoking(false)} target={target} revoke={revoke} />
    </>
  )
}

/** The button that was pressed is gone once the key is revoked: the focus goes to the head of the page, where that is said. */
function useFocusAfterRevoke(revoked: boolean) {
  const before = useRef(revoked)
  useEffect(() => {
    if (revoked && !before.current) focusHeading()
    before.current = revoked
  }, [revoked])
}
