'use client'

import { SectionForm } from '@/components/settings/section-form'
import type { SectionAction } from '@/components/settings/section-state'
import { SettingTextField } from '@/components/settings/setting-text-field'

/** Who mail comes from. */
export function SenderForm({ sender, hint, save }: { sender: string | null; hint: string; save: SectionAction }) {
  return (
    <SectionForm what="sender" action={save}>
      {(state) => <SettingTextField name="sender" label="Sender" hint={hint} value={sender ?? ''} state={state} />}
    </SectionForm>
  )
}
