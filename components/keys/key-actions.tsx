'use client'

import { useState } from 'react'

import { rotateKeyPath } from '@/components/keys/key-paths'
import { type RevokeAction, RevokeDialog, type RevokeTarget } from '@/components/keys/revoke-dialog'
import { type TakeOverAction, TakeOverButton } from '@/components/keys/take-over-button'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

type KeyActionsProps = {
  target: RevokeTarget
  disabled: boolean
  /** The address asks for the revoke dialog. */
  startRevoking: boolean
  revoke: RevokeAction
  takeOver: TakeOverAction
}

/** What an admin can do with a key that was not revoked. */
export function KeyActions({ target, disabled, startRevoking, revoke, takeOver }: KeyActionsProps) {
  const [revoking, setRevoking] = useState(startRevoking)
  return (
    <>
      {disabled && <TakeOverButton keyId={target.id} takeOver={takeOver} />}
      <LinkButton href={rotateKeyPath(target.id)}>Rotate key</LinkButton>
      <Button onClick={() => setRevoking(true)}>Revoke key</Button>
      <RevokeDialog open={revoking} onClose={() => setRevoking(false)} target={target} revoke={revoke} />
    </>
  )
}
