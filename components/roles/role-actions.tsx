'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition } from 'react'

import { ROLES_PATH } from '@/components/frame/navigation'
import { AccessSentence } from '@/components/roles/access-sentence'
import { useAnnounceOn } from '@/components/roles/announcements'
import { RenameDialog } from '@/components/roles/rename-dialog'
import type { DeletionPreview, Refusal, RenameRole } from '@/components/roles/role-outcomes'
import { counted } from '@/components/roles/role-words'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { NO_ANSWER } from '@/components/ui/no-answer'
import { Notice } from '@/components/ui/notice'
import { ENTRA } from '@/components/users/user-words'
import type { RoleAccess } from '@/lib/directory/find-role-access'
import type { RoleDetail } from '@/lib/directory/get-role-detail'

type RoleActionsProps = {
  role: Pick<RoleDetail, 'name' | 'origin' | 'memberCount'>
  rename: RenameRole
  /** Finds out who loses access, when the dialog is asked for. */
  preview: () => Promise<DeletionPreview>
  /** Deletes the role and leads to the list. */
  remove: () => Promise<Refusal>
}

/** Rename role (roles made in the console) and Delete role, which names who loses access first. */
export function RoleActions({ role, rename, preview, remove }: RoleActionsProps) {
  const [renaming, setRenaming] = useState(false)
  const [asked, setAsked] = useState<DeletionPreview>()
  const [pending, startTransition] = useTransition()
  const refusal = asked && 'message' in asked ? asked.message : null
  const access = asked && 'access' in asked ? asked.access : undefined
  const [said, setSaid] = useState('')
  const announce = useAnnounceOn()
  const ask = () => startTransition(async () => setAsked(await preview().catch(() => ({ message: NO_ANSWER }))))
  const close = () => setAsked(undefined)
  const renameAndSay = async (name: string) => {
    const problem = await rename(name)
    if (!problem) setSaid(`Renamed to ${name.trim()}.`)
    return problem
  }
  const removeAndSay = async () => {
    announce({ path: ROLES_PATH, sentence: `${role.name} deleted.` })
    const problem = await remove().catch((error: unknown) => {
      unstable_rethrow(error)
      return NO_ANSWER
    })
    if (problem) announce(null)
    return problem
  }
  return (
    <>
      {role.origin === 'console' && <Button onClick={() => setRenaming(true)}>Rename role</Button>}
      <Button onClick={ask} busy={pending} busyLabel="Checking...">
        Delete role
      </Button>
      <RenameDialog open={renaming} onClose={() => setRenaming(false)} name={role.name} rename={renameAndSay} />
      <p role="status" className="sr-only">
        {!renaming && said}
      </p>
      <RefusalDialog open={refusal !== null} onClose={close} title={`Delete ${role.name}`} message={refusal} />
      <ConfirmDialog
        open={access !== undefined}
        onClose={close}
        title={`Delete ${role.name}?`}
        confirmLabel="Delete role"
        busyLabel="Deleting..."
        danger
        onConfirm={removeAndSay}
      >
        {access !== undefined && <Consequences role={role} access={access} />}
      </ConfirmDialog>
    </>
  )
}

function RefusalDialog({ open, onClose, title, message }: { open: boolean; onClose: () => void; title: string; message: string | null }) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <Notice tone="failure">{message}</Notice>
      <DialogActions>
        <Button onClick={onClose} data-first-focus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Consequences({ role, access }: { role: RoleActionsProps['role']; access: RoleAccess | null }) {
  return (
    <>
      {access && <AccessSentence access={access} step="takes" />}
      <p>
        {role.memberCount === 0
          ? 'It has no members.'
          : role.memberCount === 1
            ? '1 member no longer holds it. The account itself stays.'
            : `${counted(role.memberCount, 'member')} no longer hold it. The accounts themselves stay.`}{' '}
        This cannot be undone.
      </p>
      {role.origin === 'entra' && (
        <Notice tone="warning">
          {ENTRA} may create this role again at its next cycle, without the permission. Unassign the group there to make it last.
        </Notice>
      )}
    </>
  )
}
