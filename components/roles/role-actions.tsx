'use client'

import { useState, useTransition } from 'react'

import { AccessSentence } from '@/components/roles/access-sentence'
import { RenameDialog } from '@/components/roles/rename-dialog'
import type { DeletionPreview, Refusal, RenameRole } from '@/components/roles/role-outcomes'
import { counted } from '@/components/roles/role-words'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { ENTRA } from '@/components/users/user-words'
import type { RoleDetail } from '@/lib/directory/get-role-detail'

type RoleActionsProps = {
  role: Pick<RoleDetail, 'name' | 'origin' | 'memberCount'>
  rename: RenameRole
  /** Finds out who loses access, when the dialog is asked for. */
  preview: () => Promise<DeletionPreview>
  /** Deletes the role and leads to the list. */
  remove: () => Promise<Refusal>
}

const NO_ANSWER = 'The server could not answer. Press the button again.'

/** Rename (roles made in the console) and Delete role, which names who loses access first. */
export function RoleActions({ role, rename, preview, remove }: RoleActionsProps) {
  const [renaming, setRenaming] = useState(false)
  const [asked, setAsked] = useState<DeletionPreview>()
  const [pending, startTransition] = useTransition()
  const ask = () => startTransition(async () => setAsked(await preview().catch(() => ({ message: NO_ANSWER }))))
  return (
    <>
      {role.origin === 'console' && <Button onClick={() => setRenaming(true)}>Rename</Button>}
      <Button onClick={ask} busy={pending} busyLabel="Checking...">
        Delete role
      </Button>
      <RenameDialog open={renaming} onClose={() => setRenaming(false)} name={role.name} rename={rename} />
      <ConfirmDialog
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={`Delete ${role.name}?`}
        confirmLabel="Delete role"
        busyLabel="Deleting..."
        danger
        onConfirm={remove}
      >
        {asked && <Consequences role={role} preview={asked} />}
      </ConfirmDialog>
    </>
  )
}

function Consequences({ role, preview }: { role: RoleActionsProps['role']; preview: DeletionPreview }) {
  return (
    <>
      {'message' in preview && <Notice tone="failure">{preview.message}</Notice>}
      {'access' in preview && preview.access && <AccessSentence access={preview.access} step="takes" />}
      <p>
        {role.memberCount === 0
          ? 'It has no members.'
          : `${counted(role.memberCount, 'member')} no longer ${role.memberCount === 1 ? 'holds' : 'hold'} it.`}{' '}
        The accounts themselves stay. This cannot be undone.
      </p>
      {role.origin === 'entra' && (
        <Notice tone="warning">
          {ENTRA} may create this role again at its next cycle, without the permission. Unassign the group there to make it last.
        </Notice>
      )}
    </>
  )
}
