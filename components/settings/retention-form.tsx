'use client'

import { SectionForm } from '@/components/settings/section-form'
import type { SectionAction } from '@/components/settings/section-state'
import { SettingTextField } from '@/components/settings/setting-text-field'

/** How long sign-in attempts are kept. */
export function RetentionForm({ signInDays, save }: { signInDays: number; save: SectionAction }) {
  return (
    <SectionForm what="retention" action={save}>
      {(state) => (
        <SettingTextField
          name="signInDays"
          label="Keep sign-in attempts for this many days"
          hint="30 to 3,650. Older ones are deleted, and leave the timelines of users."
          inputMode="numeric"
          className="max-w-32"
          value={String(signInDays)}
          state={state}
        />
      )}
    </SectionForm>
  )
}
