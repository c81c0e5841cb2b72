'use client'

import { useActionState } from 'react'

import { AlertMessage } from '@/components/auth/alert-message'
import { leaveFor } from '@/components/auth/leave-for'
import { submitCredentials } from '@/components/auth/submit-credentials'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { refusalMessage, type SignInRefusal } from '@/lib/auth/sign-in-refusal'

type FormState = { email: string; refusal: SignInRefusal | null }

/** E-mail and password. After signing in the browser goes to `returnPath`, as a fresh page: nothing of an earlier session is left. */
export function SignInForm({ returnPath, refusal }: { returnPath: string; refusal: SignInRefusal | null }) {
  const [state, submit] = useActionState<FormState, FormData>(
    async (_previous, form) => {
      const email = String(form.get('email'))
      const refused = await submitCredentials({ email, password: String(form.get('password')) })
      if (refused) return { email, refusal: refused }
      return leaveFor(returnPath)
    },
    { email: '', refusal },
  )
  return (
    <form action={submit} className="space-y-4">
      {state.refusal && <AlertMessage of={state}>{refusalMessage(state.refusal)}</AlertMessage>}
      <TextField
        id="email"
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.email}
      />
      <PasswordField id="password" name="password" label="Password" autoComplete="current-password" required />
      <SubmitButton busyLabel="Signing in..." className="w-full">
        Sign in
      </SubmitButton>
    </form>
  )
}
