'use client'

import { unstable_rethrow } from 'next/navigation'
import { useActionState, useEffect } from 'react'

import { AlertMessage } from '@/components/auth/alert-message'
import { leaveFor } from '@/components/auth/leave-for'
import { NewPasswordField } from '@/components/auth/new-password-field'
import { submitCredentials } from '@/components/auth/submit-credentials'
import { PROFILE_PATH } from '@/components/frame/navigation'
import { plannedLeave } from '@/components/frame/planned-leave'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ChangePasswordErrors } from '@/lib/auth/new-password-input'

export type ChangePassword = (form: FormData) => Promise<{ errors?: ChangePasswordErrors }>

type FormState = { errors: ChangePasswordErrors; attempt: number }
type ChangePasswordFormProps = {
  person: { name: string; email: string }
  /** The address that the account signs in with. */
  signInKey: string
  change: ChangePassword
}

const CURRENT_ID = 'current-password'
const NEXT_ID = 'new-password'
const NO_ANSWER =
  'The server did not answer, and the password may have been changed or not. Reload the page: if you have to sign in, the new password holds.'

/** Changes the password, which ends every session, and signs this browser in again with the new one. What was typed is never kept. */
export function ChangePasswordForm({ person, signInKey, change }: ChangePasswordFormProps) {
  const [state, submit] = useActionState<FormState, FormData>(
    async (previous, form) => {
      plannedLeave.is = true
      const { errors } = await change(form).catch((error: unknown) => {
        plannedLeave.is = false
        unstable_rethrow(error)
        return { errors: { form: NO_ANSWER } }
      })
      if (!errors) return signInAgain(signInKey, form)
      plannedLeave.is = false
      return { errors, attempt: previous.attempt + 1 }
    },
    { errors: {}, attempt: 0 },
  )
  const { errors, attempt } = state
  useEffect(() => {
    if (errors.current && !errors.next) document.getElementById(CURRENT_ID)?.focus()
    if (errors.next && !errors.current) document.getElementById(NEXT_ID)?.focus()
  }, [errors])
  return (
    <form action={submit} noValidate className="space-y-4">
      {errors.form && <AlertMessage of={state}>{errors.form}</AlertMessage>}
      {errors.current && errors.next && (
        <ErrorSummary
          of={state}
          title="The password was not changed"
          problems={[
            { fieldId: CURRENT_ID, text: errors.current },
            { fieldId: NEXT_ID, text: errors.next },
          ]}
        />
      )}
      <input type="hidden" name="username" autoComplete="username" value={signInKey} readOnly />
      <PasswordField
        id={CURRENT_ID}
        name="current"
        label="Current password"
        autoComplete="current-password"
        required
        error={errors.current}
      />
      <NewPasswordField key={attempt} id={NEXT_ID} name="next" label="New password" person={person} error={errors.next} />
      <SubmitButton variant="secondary" busyLabel="Changing...">
        Change password
      </SubmitButton>
    </form>
  )
}

async function signInAgain(email: string, form: FormData): Promise<never> {
  const refusal = await submitCredentials({ email, password: String(form.get('next')) })
  return leaveFor(refusal ? `/sign-in?reason=password-changed&from=${PROFILE_PATH}` : `${PROFILE_PATH}?done=password`)
}
