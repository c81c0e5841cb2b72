'use client'

import { SectionForm } from '@/components/settings/section-form'
import type { SectionAction } from '@/components/settings/section-state'
import { INVITATION_POLICY_WORDS } from '@/components/settings/setting-words'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Settings } from '@/lib/settings/settings'

const OPTIONS = [
  { value: 'send', label: INVITATION_POLICY_WORDS.send, hint: 'Everybody who is provisioned gets one e-mail within seconds.' },
  {
    value: 'hold',
    label: INVITATION_POLICY_WORDS.hold,
    hint: 'Invitations wait in a list until an admin releases them: for a first cycle of thousands.',
  },
]

/** Whether invitations leave at once. */
export function InvitationsForm({ policy, save }: { policy: Settings['invitationPolicy']; save: SectionAction }) {
  return (
    <SectionForm what="invitation policy" action={save}>
      {(state) => (
        <RadioGroup
          label="When somebody is provisioned"
          name="invitationPolicy"
          options={OPTIONS}
          defaultValue={state.typed?.invitationPolicy ?? policy}
        />
      )}
    </SectionForm>
  )
}
