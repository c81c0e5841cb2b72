'use client'

import { startTransition, useRef } from 'react'

import { parseTheme } from '@/components/frame/preferences'
import { RadioGroup, type RadioOption } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'

type PreferenceFormProps = { label: string; name: string; options: RadioOption[]; value: string; save: (form: FormData) => Promise<void> }

/** One choice that is saved as soon as it is made; without script a button saves it. A theme is applied before the server answers. */
export function PreferenceForm({ label, name, options, value, save }: PreferenceFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const choose = (chosen: string) => {
    if (name === 'theme') applyTheme(chosen)
    // Not by submitting the form: its reset afterwards would take a choice made meanwhile back.
    const { current } = form
    if (current) startTransition(() => save(new FormData(current)))
  }
  return (
    <form ref={form} action={save}>
      <RadioGroup label={label} name={name} options={options} defaultValue={value} onChange={(event) => choose(event.target.value)} />
      <noscript>
        <SubmitButton variant="secondary" className="mt-3">
          Save
        </SubmitButton>
      </noscript>
    </form>
  )
}

function applyTheme(chosen: string) {
  const theme = parseTheme(chosen)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
