'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useRef, useState } from 'react'

import { parseTheme } from '@/components/frame/preferences'
import { RadioGroup, type RadioOption } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'

type PreferenceFormProps = { label: string; name: string; options: RadioOption[]; value: string; save: (form: FormData) => Promise<void> }

/**
 * One choice that is saved as soon as it is made; without script a button saves it. A theme is applied before the server answers. A choice that
 * could not be saved is taken back, so that it can be made again.
 */
export function PreferenceForm({ label, name, options, value, save }: PreferenceFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const choices = useRef(0)
  const [said, setSaid] = useState('')
  const apply = (chosen: string) => name === 'theme' && applyTheme(chosen)
  const choose = (chosen: string) => {
    apply(chosen)
    setSaid('')
    const choice = ++choices.current
    // What became of an earlier choice is no news, and must not take back the one made meanwhile.
    const isLatest = () => choice === choices.current
    const { current } = form
    if (!current) return
    // Not by submitting the form: its reset afterwards would take a choice made meanwhile back.
    const data = new FormData(current)
    startTransition(async () => {
      try {
        await save(data)
        if (isLatest()) setSaid('Saved.')
      } catch (error) {
        unstable_rethrow(error)
        if (!isLatest()) return
        takeBack(current)
        apply(value)
        setSaid('Not saved. Choose again.')
      }
    })
  }
  return (
    <form ref={form} action={save}>
      <RadioGroup label={label} name={name} options={options} defaultValue={value} onChange={(event) => choose(event.target.value)} />
      <p role="status" className="mt-2 text-muted">
        {said}
      </p>
      <noscript>
        <SubmitButton variant="secondary" className="mt-3">
          Save
        </SubmitButton>
      </noscript>
    </form>
  )
}

/** Chooses again what was saved last. Not by a reset, of which React does not hear: it would miss the same choice made once more. */
function takeBack(form: HTMLFormElement) {
  for (const radio of form.querySelectorAll<HTMLInputElement>('input[type="radio"]')) radio.checked = radio.defaultChecked
}

function applyTheme(chosen: string) {
  const theme = parseTheme(chosen)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
