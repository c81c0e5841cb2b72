'use client'

import { type FormEvent, useState, useTransition } from 'react'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { NO_ANSWER } from '@/components/ui/no-answer'
import { Notice } from '@/components/ui/notice'
import { RadioGroup } from '@/components/ui/radio-group'
import { PermissionConsequence } from '@/components/users/permission-consequence'
import { PERMISSION_OPTIONS, readPermission } from '@/components/users/permission-words'
import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { HeldPermission } from '@/lib/auth/permission'
import type { UserDetail } from '@/lib/directory/get-user-detail'

/** Resolves to undefined when it is done, or to the sentence that says why not. */
export type ChangeUserPermission = (permission: HeldPermission) => Promise<string | undefined>

export type PermissionHolder = Pick<UserDetail, 'name' | 'status' | 'permission' | 'directPermission' | 'roles'>

/** `isSelf`: the person looking is this user. */
type PermissionControlProps = { user: PermissionHolder; isSelf: boolean; change: ChangeUserPermission }

/** Changes the permission that a user has directly. Giving Admin, or taking it from oneself, asks first. */
export function PermissionControl({ user, isSelf, change }: PermissionControlProps) {
  const [step, setStep] = useState<'closed' | 'choose' | 'confirm'>('closed')
  const [chosen, setChosen] = useState(user.directPermission)
  const [said, setSaid] = useState('')
  const close = () => setStep('closed')
  const save = async (permission: HeldPermission) => {
    const problem = await change(permission).catch(() => NO_ANSWER)
    if (!problem) setSaid(`Saved: ${user.name} has ${permission === 'none' ? 'no permission' : PERMISSION_LABELS[permission]} directly.`)
    return problem
  }
  const choose = async (permission: HeldPermission) => {
    setChosen(permission)
    if (permission !== user.directPermission && asksFirst({ user, isSelf, permission })) return setStep('confirm')
    const problem = await save(permission)
    if (!problem) close()
    return problem
  }
  const open = () => {
    setSaid('')
    setChosen(user.directPermission)
    setStep('choose')
  }
  return (
    <>
      <Button size="small" onClick={open} aria-label={`Change the permission of ${user.name}`}>
        Change
      </Button>
      <p role="status" className="sr-only">
        {step === 'closed' && said}
      </p>
      <Dialog open={step === 'choose'} onClose={close} title={`Permission of ${user.name}`}>
        <ChooseForm initial={chosen} onChoose={choose} onClose={close} />
      </Dialog>
      <ConfirmDialog
        open={step === 'confirm'}
        onClose={close}
        title={chosen === 'admin' ? `Give Admin to ${user.name}?` : 'Take Admin from yourself?'}
        confirmLabel={chosen === 'admin' ? 'Give Admin' : 'Take Admin from me'}
        busyLabel={chosen === 'admin' ? 'Giving...' : 'Taking...'}
        danger={chosen !== 'admin'}
        onConfirm={() => save(chosen)}
      >
        <PermissionConsequence user={user} chosen={chosen} />
      </ConfirmDialog>
    </>
  )
}

function asksFirst({ user, isSelf, permission }: Omit<PermissionControlProps, 'change'> & { permission: HeldPermission }): boolean {
  return permission === 'admin' || (isSelf && user.directPermission === 'admin')
}

type ChooseFormProps = {
  initial: HeldPermission
  onChoose: (permission: HeldPermission) => Promise<string | undefined | void>
  onClose: () => void
}

function ChooseForm({ initial, onChoose, onClose }: ChooseFormProps) {
  const [failure, setFailure] = useState<string>()
  const [pending, startTransition] = useTransition()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const permission = readPermission(new FormData(event.currentTarget).get('permission'))
    startTransition(async () => setFailure((await onChoose(permission)) ?? undefined))
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className="space-y-3">
        <RadioGroup label="Given directly" name="permission" options={PERMISSION_OPTIONS} defaultValue={initial} />
        <p className="text-muted">Roles give their permission beside it. The strongest counts.</p>
        {failure && (
          <Notice tone="failure" role="alert">
            {failure}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={pending} busyLabel="Saving...">
          Save permission
        </Button>
      </DialogActions>
    </form>
  )
}
