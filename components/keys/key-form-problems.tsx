'use client'

import { useEffect } from 'react'

import type { KeyFormErrors } from '@/components/keys/key-form-state'
import { ErrorSummary } from '@/components/ui/error-summary'

/** The ids of the form's controls. */
export const KEY_FIELD_IDS = {
  name: 'key-name',
  expirationDate: 'key-expiration-date',
  allowedEndpoints: 'key-allowed-endpoints',
} as const

const FIELDS = ['name', 'expirationDate', 'allowedEndpoints'] as const

/**
 * What is wrong with the key form: all that the server found (`errors`), and what is left of it while the admin types (`open`). Several
 * problems are summed up here and take the focus, once; with a single one, its field takes it.
 */
export function KeyFormProblems({ errors, open }: { errors: KeyFormErrors; open: KeyFormErrors }) {
  useEffect(() => {
    const [only, ...more] = problemsOf(errors)
    if (only && more.length === 0 && !errors.form) document.getElementById(only.fieldId)?.focus()
  }, [errors])

  const problems = problemsOf(open)
  if (problems.length < 2 && !errors.form) return null
  return <ErrorSummary of={errors} title={errors.form ?? `There are ${problems.length} things to correct.`} problems={problems} />
}

function problemsOf(errors: KeyFormErrors) {
  return FIELDS.flatMap((field) => (errors[field] ? [{ fieldId: KEY_FIELD_IDS[field], text: errors[field] }] : []))
}
