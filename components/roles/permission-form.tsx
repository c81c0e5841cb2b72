'use client'

import { type FormEvent, useRef, useState, useTransition } from 'react'

import { AccessSentence } from '@/components/roles/access-sentence'
import { type ChangePermission, noOutcome, type PermissionOutcome } from '@/components/roles/role-outcomes'
import { laterMembers, PERMISSION_HINTS } from '@/components/roles/role-words'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { inputClasses } from '@/components/ui/input-classes'
import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { HeldPermission } from '@/lib/auth/permission'

type PermissionFormProps = { name: string; permission: HeldPermission; change: ChangePermission }

type Confirm = Extract<PermissionOutcome, { kind: 'confirm' }>

const PERMISSIONS = ['none', 'support', 'admin'] as const

/** What the role gives; a change that gives Admin to people, or takes a permission from them, asks first. */
export function PermissionForm({ name, permission, change }: PermissionFormProps) {
  const [chosen, setChosen] = useState<HeldPermission>(permission)
  const [asked, setAsked] = useState<Confirm>()
  const [error, setError] = useState<string>()
  const [said, setSaid] = useState('')
  const [pending, startTransition] = useTransition()
  const confirmed = useRef(false)
  const field = useRef<HTMLSelectElement>(null)
  const done = () => setSaid(`Saved: this role gives ${chosen === 'none' ? 'no permission' : PERMISSION_LABELS[chosen]}.`)

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    setSaid('')
    confirmed.current = false
    startTransition(async () => {
      const outcome = await change({ permission: chosen, confirmed: false }).catch(() => noOutcome)
      setError(outcome.kind === 'refused' ? outcome.message : undefined)
      if (outcome.kind === 'refused') field.current?.focus()
      if (outcome.kind === 'confirm') setAsked(outcome)
      if (outcome.kind === 'done') done()
    })
  }
  const confirm = async () => {
    const outcome = await change({ permission: chosen, confirmed: true }).catch(() => noOutcome)
    if (outcome.kind === 'refused') return outcome.message
    confirmed.current = true
    done()
  }
  const close = () => {
    setAsked(undefined)
    if (!confirmed.current) setChosen(permission)
  }

  return (
    <>
      <form onSubmit={save} noValidate>
        <Field label="Permission" hint={[PERMISSION_HINTS[chosen], laterMembers(chosen)].filter(Boolean).join(' ')} error={error}>
          {(ids) => (
            <select
              {...ids}
              ref={field}
              name="permission"
              value={chosen}
              className={inputClasses}
              onChange={(event) => {
                setChosen(PERMISSIONS.find((value) => value === event.target.value) ?? 'none')
                setError(undefined)
                setSaid('')
              }}
            >
              {PERMISSIONS.map((value) => (
                <option key={value} value={value}>
                  {PERMISSION_LABELS[value]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button type="submit" busy={pending && !asked} busyLabel="Saving...">
            Save permission
          </Button>
          <p role="status" className="text-muted">
            {said}
          </p>
        </div>
      </form>
      <ConfirmDialog
        open={asked !== undefined}
        onClose={close}
        title={`Change the permission of ${name} to ${PERMISSION_LABELS[chosen]}?`}
        confirmLabel="Change permission"
        busyLabel="Changing..."
        danger={asked?.step === 'takes'}
        onConfirm={confirm}
      >
        {asked && <AccessSentence access={asked.access} step={asked.step} />}
        {chosen !== 'none' && <p className="text-muted">{laterMembers(chosen)}</p>}
      </ConfirmDialog>
    </>
  )
}
