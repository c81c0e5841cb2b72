'use client'

import { createContext, useContext, useEffect, useState } from 'react'

import { focusHeading } from '@/components/ui/focus-heading'
import { revokedWords } from '@/components/keys/key-done-words'
import { type RevokeAction, RevokeDialog, type RevokeTarget } from '@/components/keys/revoke-dialog'

const AskContext = createContext<(target: RevokeTarget) => void>(() => undefined)

/** Opens the revoke dialog of the RevokeHost around. */
export function useAskRevoke(): (target: RevokeTarget) => void {
  return useContext(AskContext)
}

/**
 * The one revoke dialog of a list of keys. It stands outside the rows, since a row may leave the list once its key is revoked; then the
 * revoked key is named to a screen reader and the focus goes to the head of the page.
 */
export function RevokeHost({ revoke, children }: { revoke: RevokeAction; children: React.ReactNode }) {
  const [target, setTarget] = useState<RevokeTarget>()
  const [open, setOpen] = useState(false)
  const [revoked, setRevoked] = useState<RevokeTarget>()
  const ask = (wanted: RevokeTarget) => {
    setTarget(wanted)
    setRevoked(undefined)
    setOpen(true)
  }
  useEffect(() => {
    if (revoked && !open) focusHeading()
  }, [revoked, open])
  return (
    <AskContext value={ask}>
      {children}
      <p role="status" className="sr-only">
        {revoked && !open && revokedWords(revoked.name)}
      </p>
      {target && (
        <RevokeDialog open={open} onClose={() => setOpen(false)} onRevoked={() => setRevoked(target)} target={target} revoke={revoke} />
      )}
    </AskContext>
  )
}
