'use client'

import { MaskedKey } from '@/components/keys/masked-key'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Timestamp } from '@/components/ui/timestamp'
import { now } from '@/lib/clock'
import { ENTRA } from '@/lib/client-name'

/** Revokes a key; resolves to a sentence when it could not. */
export type RevokeAction = (keyId: number) => Promise<string | undefined>

export type RevokeTarget = { id: number; name: string; lastFour: string; lastUsedAt: Date | null; usedBy: string }

type RevokeDialogProps = { open: boolean; onClose: () => void; onRevoked?: () => void; target: RevokeTarget; revoke: RevokeAction }

/** A key used within this time is in use: its name has to be typed. */
const IN_USE = 30 * 24 * 60 * 60 * 1000

/** Asks before a key is revoked, the more firmly the more recently it was used. */
export function RevokeDialog({ open, onClose, onRevoked, target, revoke }: RevokeDialogProps) {
  const { id, name, lastFour, lastUsedAt, usedBy } = target
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
      typeToConfirm={open && isInUse(lastUsedAt) ? name : undefined}
      onConfirm={confirm}
    >
      <p className="text-muted">
        API key <MaskedKey lastFour={lastFour} />
      </p>
      <Consequence lastUsedAt={lastUsedAt} usedBy={usedBy} />
    </ConfirmDialog>
  )
}

function isInUse(lastUsedAt: Date | null): boolean {
  return lastUsedAt !== null && now().getTime() - lastUsedAt.getTime() < IN_USE
}

function Consequence({ lastUsedAt, usedBy }: Pick<RevokeTarget, 'lastUsedAt' | 'usedBy'>) {
  if (!lastUsedAt) return <p>It was never used. It stops working at once. This cannot be undone.</p>
  if (usedBy === ENTRA) {
    return (
      <p>
        {ENTRA} used it <Timestamp at={lastUsedAt} />. Its next request is refused and provisioning stops. This cannot be undone.
      </p>
    )
  }
  return (
    <p>
      It was used <Timestamp at={lastUsedAt} /> by {usedBy}. The next request is refused. This cannot be undone.
    </p>
  )
}
