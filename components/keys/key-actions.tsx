'use client'

import { useEffect, useRef, useState } from 'react'

import { focusHeading } from '@/components/ui/focus-heading'
import { revokedWords, takenOverWords } from '@/components/keys/key-done-words'
import { rotateKeyPath } from '@/components/keys/key-paths'
import { type RevokeAction, RevokeDialog, type RevokeTarget } from '@/components/keys/revoke-dialog'
import { type TakeOverAction, TakeOverButton } from '@/components/keys/take-over-button'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

type KeyActionsProps = {
  target: RevokeTarget
  /** The address asks for the revoke dialog. */
  startRevoking: boolean
  revoke: RevokeAction
  takeOver: TakeOverAction
}

/** What an admin can do with a key, as long as it is not revoked; what was done is named to a screen reader. */
export function KeyActions({ target, startRevoking, revoke, takeOver }: KeyActionsProps) {
  const { id, name, state } = target
  const [revoking, setRevoking] = useState(startRevoking)
  const [said, setSaid] = useState('')
  const revoked = state === 'revoked'
  useFocusAfterRevoke(revoked)
  const take = async () => {
    const problem = await takeOver(id)
    if (problem) return problem
    setSaid(takenOverWords(name))
    focusHeading()
  }
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {state === 'disabled' && <TakeOverButton keyId={id} takeOver={take} />}
      {!revoked && (
        <>
          <LinkButton href={rotateKeyPath(id)}>Rotate key</LinkButton>
          <Button onClick={() => setRevoking(true)}>Revoke key</Button>
          <RevokeDialog
            open={revoking}
            onClose={() => setRevoking(false)}
            onRevoked={() => setSaid(revokedWords(name))}
            target={target}
            revoke={revoke}
          />
        </>
      )}
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
