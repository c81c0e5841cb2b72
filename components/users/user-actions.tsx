'use client'

import { useState } from 'react'

import { type HandOver, HandOverChoice } from '@/components/keys/hand-over-choice'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { ENTRA } from '@/components/users/user-words'
import type { UserDetail } from '@/lib/directory/get-user-detail'
import type { OwnedKey } from '@/lib/keys/find-keys-of'

const INVITES =
  ' They have never signed in, so an invitation is queued to them when they have an address, or held if Settings hold invitations.'

type UserActionsProps = {
  user: Pick<UserDetail, 'id' | 'name' | 'status' | 'origin' | 'isLastAdmin' | 'firstSignInAt'>
  /** The person looking is this user. */
  isSelf: boolean
  /** The keys that work while this user is active. */
  keys: OwnedKey[]
  /** Resolves to undefined when it is done, or to the sentence that says why not. */
  changeActive: (input: { userId: number; active: boolean; takeOverKeys: boolean }) => Promise<string | undefined>
}

/** Disable or Enable, each asked for first; whoever disables an owner of keys says what becomes of them. An account that the identity provider removed has neither; the last active admin stays. */
export function UserActions({ user, isSelf, keys, changeActive }: UserActionsProps) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const [handOver, setHandOver] = useState<HandOver>('take-over')
  if (user.status === 'removed') return null
  const enable = user.status === 'disabled'
  const verb = enable ? 'Enable' : 'Disable'
  const close = () => {
    setOpen(false)
    setHandOver('take-over')
  }
  const takeOverKeys = !enable && !isSelf && keys.length > 0 && handOver === 'take-over'
  const change = async () => {
    const problem = await changeActive({ userId: user.id, active: enable, takeOverKeys })
    if (!problem) setSaid(`${user.name} ${enable ? 'enabled' : 'disabled'}.`)
    return problem
  }
  return (
    <>
      <Button variant={enable ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <p role="status" className="sr-only">
        {!open && said}
      </p>
      {user.isLastAdmin ? (
        <LastAdminDialog open={open} onClose={close} name={user.name} />
      ) : (
        <ConfirmDialog
          open={open}
          onClose={close}
          title={`${verb} ${user.name}?`}
          confirmLabel={`${verb} user`}
          busyLabel={enable ? 'Enabling...' : 'Disabling...'}
          danger={!enable}
          onConfirm={change}
        >
          <Consequences user={user} enable={enable} isSelf={isSelf} />
          {!enable && keys.length > 0 && <HandOverChoice keys={keys} isSelf={isSelf} choice={handOver} onChoose={setHandOver} />}
        </ConfirmDialog>
      )}
    </>
  )
}

function LastAdminDialog({ open, onClose, name }: { open: boolean; onClose: () => void; name: string }) {
  return (
    <Dialog open={open} onClose={onClose} title={`Disable ${name}`}>
      <p>This is the last active admin and cannot be disabled.</p>
      <DialogActions>
        <Button onClick={onClose} data-first-focus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Consequences({ user, enable, isSelf }: { user: UserActionsProps['user']; enable: boolean; isSelf: boolean }) {
  return (
    <>
      <p>
        {enable
          ? `This user can sign in again, and Management API keys of theirs work again.${user.firstSignInAt ? '' : INVITES}`
          : 'This user can no longer sign in. The account and its history stay.'}
      </p>
      {isSelf && <Notice tone="warning">This is your own account: you will be signed out.</Notice>}
      {user.origin === 'entra' && (
        <Notice tone="warning">
          {enable
            ? `${ENTRA} may disable this user again at its next cycle. Assign the user there to make it last.`
            : `${ENTRA} may enable this user again at its next cycle. Unassign the user there to make it last.`}
        </Notice>
      )}
    </>
  )
}
