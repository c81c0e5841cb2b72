'use client'

import { unstable_rethrow } from 'next/navigation'
import { type ReactNode, useActionState, useState } from 'react'

import { AlertMessage } from '@/components/auth/alert-message'
import { leaveFor } from '@/components/auth/leave-for'
import { NewPasswordField } from '@/components/auth/new-password-field'
import { submitCredentials } from '@/components/auth/submit-credentials'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { SetUpErrors } from '@/lib/auth/set-up-input'

type Result = { errors?: SetUpErrors; problem?: string }
type FormState = Result & { attempt: number }

const NO_ANSWER = 'The server did not answer. Try again. If it says that this console has an admin, the admin was created: sign in.'

type SetUpFormProps = { createAdmin: (form: FormData) => Promise<Result>; nextPath: string; children: ReactNode }

/** The form that creates the first admin, signs in and goes on to `nextPath`. `children` is the step between the fields and the button. */
export function SetUpForm({ createAdmin, nextPath, children }: SetUpFormProps) {
  const [person, setPerson] = useState({ name: '', email: '' })
  const [state, submit] = useActionState<FormState, FormData>(
    async (previous, form) => {
      const result = await createAdmin(form).catch((error: unknown): Result => {
        unstable_rethrow(error)
        return { problem: NO_ANSWER }
      })
      if (!result.errors && !result.problem) return signInAndGo(form, nextPath)
      return { ...result, attempt: previous.attempt + 1 }
    },
    { attempt: 0 },
  )
  const type = (change: Partial<typeof person>) => setPerson({ ...person, ...change })
  const { errors = {}, attempt } = state
  return (
    <form action={submit} noValidate className="space-y-5">
      <Failures state={state} />
      <Card title="1. The first admin">
        <div className="space-y-4">
          <TextField
            id="name"
            name="name"
            label="Name"
            autoComplete="name"
            required
            error={errors.name}
            {...kept(person.name, (name) => type({ name }))}
          />
          <TextField
            id="email"
            name="email"
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            error={errors.email}
            {...kept(person.email, (email) => type({ email }))}
          />
          <NewPasswordField key={attempt} id="password" name="password" person={person} error={errors.password} />
        </div>
      </Card>
      {children}
      <SubmitButton busyLabel="Creating...">Create admin</SubmitButton>
    </form>
  )
}

function Failures({ state }: { state: FormState }) {
  const problems = Object.entries(state.errors ?? {}).flatMap(([fieldId, text]) => (text ? [{ fieldId, text }] : []))
  if (state.problem) return <AlertMessage of={state}>{state.problem}</AlertMessage>
  return problems.length > 0 ? <ErrorSummary title="The admin was not created" problems={problems} /> : null
}

// React empties a form after its action; these fields keep what was typed.
function kept(value: string, onType: (value: string) => void) {
  return { defaultValue: value, onChange: (event: React.ChangeEvent<HTMLInputElement>) => onType(event.target.value) }
}

async function signInAndGo(form: FormData, nextPath: string): Promise<never> {
  const refusal = await submitCredentials({ email: String(form.get('email')), password: String(form.get('password')) })
  const failed = new URLSearchParams({ error: refusal?.reason ?? '', from: nextPath })
  return leaveFor(refusal ? `/sign-in?${failed}` : nextPath)
}
