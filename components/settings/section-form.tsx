'use client'

import { type ReactNode, useEffect, useState } from 'react'

import { type SectionAction, type SectionState, UNTOUCHED } from '@/components/settings/section-state'
import { settingFieldId } from '@/components/settings/setting-field-id'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useKeptForm } from '@/components/ui/use-kept-form'

type SectionFormProps = { what: string; action: SectionAction; children: (state: SectionState) => ReactNode }

const NO_ANSWER: SectionState = { ...UNTOUCHED, errors: { form: 'The server did not answer. Nothing was lost here: save again.' } }

/** One section of Settings with its own *Save*: its errors, and "Saved." until something is typed again. `what` is what the button saves. */
export function SectionForm({ what, action, children }: SectionFormProps) {
  const { state, pending, formAction, submit } = useKeptForm({ action, initial: UNTOUCHED, whenNoAnswer: NO_ANSWER })
  const [edited, setEdited] = useState<SectionState>()
  const { form: refusal, ...fields } = state.errors
  const problems = Object.entries(fields).map(([name, text]) => ({ fieldId: settingFieldId(name), text }))
  const only = problems.length === 1 && !refusal ? problems[0]?.fieldId : undefined
  useEffect(() => {
    if (only) document.getElementById(only)?.focus()
  }, [only, state])
  return (
    <form action={formAction} onSubmit={submit} onInput={() => setEdited(state)} noValidate className="space-y-4">
      {refusal && <ErrorSummary of={state} title={refusal} problems={[]} />}
      {problems.length > 1 && <ErrorSummary of={state} title={`Not saved: ${what}`} problems={problems} />}
      {children(state)}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" variant="primary" busy={pending} busyLabel="Saving...">
          Save<span className="sr-only"> {what}</span>
        </Button>
        <p role="status" className="text-muted">
          {state.saved && !pending && edited !== state && 'Saved.'}
        </p>
      </div>
    </form>
  )
}
