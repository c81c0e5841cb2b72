'use client'

import { useActionState, useEffect } from 'react'

import { ROLES_PATH } from '@/components/frame/navigation'
import type { RoleFormAction, RoleFormState } from '@/components/roles/role-form-state'
import { PERMISSION_HINTS } from '@/components/roles/role-words'
import { ErrorSummary } from '@/components/ui/error-summary'
import { LinkButton } from '@/components/ui/link-button'
import { RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { PERMISSION_LABELS } from '@/components/users/user-words'

const NAME_ID = 'role-name'
const EMPTY: RoleFormState = { values: { name: '', permission: 'none' }, errors: {} }

const OPTIONS = (['none', 'support', 'admin'] as const).map((value) => ({
  value,
  label: PERMISSION_LABELS[value],
  hint: PERMISSION_HINTS[value],
}))

/** Create role: name and permission. A refused submit comes back with what was typed; without script it is a form like any other. */
export function RoleForm({ action }: { action: RoleFormAction }) {
  const [{ values, errors }, submit] = useActionState(action, EMPTY)
  useEffect(() => {
    if (errors.name) document.getElementById(NAME_ID)?.focus()
  }, [errors])
  return (
    <form action={submit} noValidate className="max-w-[640px] space-y-6">
      {errors.form && <ErrorSummary of={errors} title={errors.form} problems={[]} />}
      <TextField
        id={NAME_ID}
        name="name"
        label="Role name"
        hint="For example: Service desk"
        defaultValue={values.name}
        error={errors.name}
        autoComplete="off"
      />
      <div>
        <RadioGroup label="Permission" name="permission" options={OPTIONS} defaultValue={values.permission} />
        <p className="mt-1.5 text-muted">Every member gets it, those added later too.</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton busyLabel="Creating...">Create role</SubmitButton>
        <LinkButton href={ROLES_PATH}>Cancel</LinkButton>
      </div>
    </form>
  )
}
