'use client'

import { unstable_rethrow } from 'next/navigation'
import { useActionState, useEffect } from 'react'

import { AlertMessage } from '@/components/auth/alert-message'
import { leaveFor } from '@/components/auth/leave-for'
import { NewPasswordField } from '@/components/auth/new-password-field'
import { submitCredentials } from '@/components/auth/submit-credentials'
import { SubmitButton } from '@/components/ui/submit-button'

type Chosen = { email: string } | { weak: string } | { problem: string }
type FormState = { weak?: string; problem?: string; attempt: number }
type SetPasswordFormProps = { person: { name: string; email: string }; choosePassword: (form: FormData) => Promise<Chosen> }

const NO_ANSWER = 'The server did not answer. Try again. If the link no longer works, your password is set: sign in with it.'

/** Chooses a password, signs in with it and goes to the console. */
export function SetPasswordForm({ person, choosePassword }: SetPasswordFormProps) {
  const [state, submit] = useActionState<FormState, FormData>(
    async ({ attempt }, form) => {
      const chosen = await choosePassword(form).catch((error: unknown): Chosen => {
        unstable_rethrow(error)
        return { problem: NO_ANSWER }
      })
      if (!('email' in chosen)) return { ...chosen, attempt: attempt + 1 }
      return signInAndGo({ email: chosen.email, password: String(form.get('password')) })
    },
    { attempt: 0 },
  )
  useEffect(() => {
    if (state.weak) document.getElementById('password')?.focus()
  }, [state])
  return (
    <form action={submit} noValidate className="space-y-4">
      {state.problem && <AlertMessage of={state}>{state.problem}</AlertMessage>}
      <p>
        For <strong className="font-medium [overflow-wrap:anywhere]">{person.name}</strong>. You sign in with{' '}
        <strong className="font-medium [overflow-wrap:anywhere]">{person.email}</strong> and this password from now on.
      </p>
      {/* For password managers, which file the new password under it. */}
      <input type="email" name="email" autoComplete="username" value={person.email} readOnly hidden />
      <NewPasswordField key={state.attempt} id="password" name="password" person={person} error={state.weak} />
      <SubmitButton busyLabel="Setting..." className="w-full">
        Set password
      </SubmitButton>
    </form>
  )
}

async function signInAndGo(credentials: { email: string; password: string }): Promise<never> {
  const refusal = await submitCredentials(credentials)
  return leaveFor(refusal ? `/sign-in?${new URLSearchParams({ error: refusal.reason })}` : '/')
}
