'use client'

import { type FormEvent, useEffect } from 'react'

import { ROLES_PATH } from '@/components/frame/navigation'
import { useAnnounceOn } from '@/components/roles/announcements'
import type { RoleFormAction, RoleFormState } from '@/components/roles/role-form-state'
import { isRolePath } from '@/components/roles/role-paths'
import { PERMISSION_HINTS } from '@/components/roles/role-words'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { LinkButton } from '@/components/ui/link-button'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { useKeptForm } from '@/components/ui/use-kept-form'
import { PERMISSION_LABELS } from '@/components/users/user-words'

const NAME_ID = 'role-name'
const EMPTY: RoleFormState = { values: { name: '', permission: 'none' }, errors: {} }
const NO_ANSWER: Pick<RoleFormState, 'errors'> = {
  errors: { form: 'The server did not answer. Try again. If it says that a role has this name already, the role was created.' },
}

const OPTIONS = (['none', 'support', 'admin'] as const).map((value) => ({
  value,
  label: PERMISSION_LABELS[value],
  hint: PERMISSION_HINTS[value],
}))

/**
 * Create role: name and permission. What was typed stays, refused or not answered; without script it is a form like any other. The new role's
 * page says that it was created.
 */
export function RoleForm({ action }: { action: RoleFormAction }) {
  const { state, pending, formAction, submit } = useKeptForm({ action, initial: EMPTY, whenNoAnswer: NO_ANSWER })
  const { values, errors } = state
  const announce = useAnnounceOn()
  useEffect(() => {
    if (errors.name || errors.form) announce(null)
    if (errors.name) document.getElementById(NAME_ID)?.focus()
  }, [state, errors, announce])
  const submitAndSay = (event: FormEvent<HTMLFormElement>) => {
    const name = new FormData(event.currentTarget).get('name')
    if (!pending && typeof name === 'string') announce({ path: isRolePath, sentence: `Role ${name.trim()} created.` })
    submit(event)
  }
  return (
    <form action={formAction} onSubmit={submitAndSay} noValidate className="max-w-[640px] space-y-6">
      {errors.form && <ErrorSummary of={state} title={errors.form} problems={[]} />}
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
        <Button type="submit" variant="primary" busy={pending} busyLabel="Creating...">
          Create role
        </Button>
        <LinkButton href={ROLES_PATH}>Cancel</LinkButton>
      </div>
    </form>
  )
}
