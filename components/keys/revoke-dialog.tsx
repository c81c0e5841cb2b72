'use client'

import { asksForName } from '@/components/keys/asks-for-name'
import { MaskedKey } from '@/components/keys/masked-key'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Timestamp } from '@/components/ui/timestamp'
import { now } from '@/lib/clock'
import { ENTRA } from '@/lib/client-name'
import { isUsable, type KeyState, keyStateLabel } from '@/lib/keys/key-state'

/** Revokes a key; resolves to a sentence when it could not. */
export type RevokeAction = (keyId: number) => Promise<string | undefined>

export type RevokeTarget = { id: number; name: string; lastFour: string; state: KeyState; lastUsedAt: Date | null; usedBy: string }

type RevokeDialogProps = { open: boolean; onClose: () => void; onRevoked?: () => void; target: RevokeTarget; revoke: RevokeAction }

/** Asks before a key is revoked, the more firmly the more is lost by it: the name of a key in use has to be typed. */
export function RevokeDialog({ open, onClose, onRevoked, target, revoke }: RevokeDialogProps) {
  const { id, name, lastFour } = target
  const confirm = async () => {
    const problem = await revoke(id)
    if (!problem) onRevoked?.()
    return problem
  }
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Revoke ${name}?`}
      confirmLabel="Revoke key"
      busyLabel="Revoking..."
      danger
      typeToConfirm={open && asksForName(target, now()) ? name : undefined}
      onConfirm={confirm}
    >
      <p className="text-muted">
        API key <MaskedKey lastFour={lastFour} />
      </p>
      <Consequence target={target} />
    </ConfirmDialog>
  )
}

function Consequence({ target: { state, lastUsedAt, usedBy } }: { target: RevokeTarget }) {
  if (!isUsable(state)) {
    return (
      <p>It is {keyStateLabel(state)}: requests with it are refused already. Revoked, it can never be used again. This cannot be undone.</p>
    )
  }
  if (!lastUsedAt) return <p>It was never used. It stops working at once. This cannot be undone.</p>
  if (usedBy === ENTRA) {
    return (
      <p>
        {ENTRA} used it <Timestamp at={lastUsedAt} />. The next request with it is refused, and provisioning stops unless another key is
        entered there. This cannot be undone.
      </p>
    )
  }
  return (
    <p>
      It was used <Timestamp at={lastUsedAt} /> by {usedBy}. The next request with it is refused. This cannot be undone.
    </p>
  )
}
