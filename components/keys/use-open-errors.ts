import { useState } from 'react'

import type { KeyField, KeyFormErrors } from '@/components/keys/key-form-state'

/** Those of `errors` whose field was not changed since they came, and the function that says that a field was changed. */
export function useOpenErrors(errors: KeyFormErrors): { open: KeyFormErrors; settle: (field: KeyField) => void } {
  const [settled, setSettled] = useState<{ of: KeyFormErrors; fields: KeyField[] }>({ of: errors, fields: [] })
  const fields = settled.of === errors ? settled.fields : []
  const open = { ...errors }
  for (const field of fields) delete open[field]
  return { open, settle: (field) => setSettled({ of: errors, fields: [...fields, field] }) }
}
