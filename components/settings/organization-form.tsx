'use client'

import { SectionForm } from '@/components/settings/section-form'
import type { SectionAction } from '@/components/settings/section-state'
import { SettingTextField } from '@/components/settings/setting-text-field'

type OrganizationFormProps = { organization: string | null; supportAddress: string | null; save: SectionAction }

/** What the organization is called, and where its people may ask. */
export function OrganizationForm({ organization, supportAddress, save }: OrganizationFormProps) {
  return (
    <SectionForm what="organization" action={save}>
      {(state) => (
        <>
          <SettingTextField
            name="organization"
            label="Organization name"
            hint="Shown in invitations and to people who cannot get in."
            value={organization ?? ''}
            state={state}
          />
          <SettingTextField
            name="supportAddress"
            label="Support address"
            type="email"
            hint="Shown to people who cannot get in, and in mail."
            value={supportAddress ?? ''}
            state={state}
          />
        </>
      )}
    </SectionForm>
  )
}
