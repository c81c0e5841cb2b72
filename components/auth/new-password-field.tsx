'use client'

import { useState } from 'react'

import { PasswordField } from '@/components/ui/password-field'
import { MIN_PASSWORD_LENGTH, passwordStrength } from '@/lib/auth/password-strength'

type NewPasswordFieldProps = { id: string; name: string; label?: string; person: { name: string; email: string }; error?: string }

/** A password to choose: says in words how good it is while it is typed or pasted. */
export function NewPasswordField({ id, name, label = 'Password', person, error }: NewPasswordFieldProps) {
  const [password, setPassword] = useState('')
  const strength = password ? passwordStrength(password, person) : null
  return (
    <PasswordField
      id={id}
      name={name}
      label={label}
      autoComplete="new-password"
      required
      error={error}
      hint={
        <span aria-live="polite">
          {strength ? (
            <>
              Strength: <strong className="font-medium text-text">{strength.word}</strong>
              {strength.problem && <>. {strength.problem}</>}
            </>
          ) : (
            `At least ${MIN_PASSWORD_LENGTH} characters of any kind. A few unrelated words are good.`
          )}
        </span>
      }
      onChange={(event) => setPassword(event.target.value)}
    />
  )
}
