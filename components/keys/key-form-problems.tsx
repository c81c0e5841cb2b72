'use client'

import { useEffect, useMemo } from 'react'

import type { KeyFormErrors } from '@/components/keys/key-form-state'
import { ErrorSummary } from '@/components/ui/error-summary'

/** The ids of the form's controls. */
export const KEY_FIELD_IDS = {
  name: 'key-name',
  expirationDate: 'key-expiration-date',
  allowedEndpoints: 'key-allowed-endpoints',
} as const

const FIELDS = ['name', 'expirationDate', 'allowedEndpoints'] as const

/** What is wrong with the key form. Several problems are summed up here and take the focus; with a single one, its field takes it. */
export function KeyFormProblems({ errors }: { errors: KeyFormErrors }) {
  // The summary takes the focus for each new list: it must stay the same while the admin types.
  const problems = useMemo(() => problemsOf(errors), [errors])
  const [only] = problems.length === 1 && !errors.form ? problems : []
  useEffect(() => {
    if (only) document.getElementById(only.fieldId)?.focus()
  }, [only])

  if (problems.length < 2 && !errors.form) return null
  return <ErrorSummary title={errors.form ?? `There are ${problems.length} things to correct.`} problems={problems} />
}

function problemsOf(errors: KeyFormErrors) {
  return FIELDS.flatMap((field) => (errors[field] ? [{ fieldId: KEY_FIELD_IDS[field], text: errors[field] }] : []))
}
