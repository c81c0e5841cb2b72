'use client'

import Link from 'next/link'
import { useEffect } from 'react'

import { USERS_PATH } from '@/components/frame/navigation'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { LinkButton } from '@/components/ui/link-button'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { useKeptForm } from '@/components/ui/use-kept-form'
import type { InviteFormAction, InviteFormState } from '@/components/users/invite-form-state'
import { PERMISSION_OPTIONS } from '@/components/users/permission-words'
import { userHref } from '@/components/users/users-view'

const IDS = { name: 'invite-name', email: 'invite-email' }
const EMPTY: InviteFormState = { values: { name: '', email: '', permission: 'none' }, errors: {} }
const NO_ANSWER: Pick<InviteFormState, 'errors' | 'holderId'> = {
  errors: { form: 'The server did not answer. Try again. If it says that a user has this e-mail address already, the person was invited.' },
  holderId: undefined,
}

/** Invites a person: name, e-mail, permission. What was typed stays, refused or not answered; without script it is a form like any other. */
export function InviteForm({ action }: { action: InviteFormAction }) {
  const { state, pending, formAction, submit } = useKeptForm({ action, initial: EMPTY, whenNoAnswer: NO_ANSWER })
  const { values, errors, holderId } = state
  const problems = [
    { fieldId: IDS.name, text: errors.name },
    { fieldId: IDS.email, text: errors.email },
  ].flatMap(({ fieldId, text }) => (text ? [{ fieldId, text }] : []))
  const only = problems.length === 1 ? problems[0]?.fieldId : undefined
  useEffect(() => {
    if (only) document.getElementById(only)?.focus()
  }, [state, only])
  return (
    <form action={formAction} onSubmit={submit} noValidate className="max-w-[640px] space-y-6">
      {errors.form && <ErrorSummary of={state} title={errors.form} problems={[]} />}
      {problems.length > 1 && <ErrorSummary of={state} title="Nobody was invited" problems={problems} />}
      <TextField id={IDS.name} name="name" label="Name" defaultValue={values.name} error={errors.name} autoComplete="off" required />
      <TextField
        id={IDS.email}
        name="email"
        type="email"
        label="E-mail"
        hint={holderId ? <HolderLink id={holderId} /> : 'The person signs in with it, and the invitation goes there.'}
        defaultValue={values.email}
        error={errors.email}
        autoComplete="off"
        required
      />
      <RadioGroup label="Permission" name="permission" options={PERMISSION_OPTIONS} defaultValue={values.permission} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" busy={pending} busyLabel="Inviting...">
          Invite person
        </Button>
        <LinkButton href={USERS_PATH}>Cancel</LinkButton>
      </div>
    </form>
  )
}

function HolderLink({ id }: { id: number }) {
  return (
    <Link href={userHref(id)} prefetch={false} className="text-accent underline underline-offset-2">
      Open the user with this address
    </Link>
  )
}
