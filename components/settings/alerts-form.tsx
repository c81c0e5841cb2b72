'use client'

import { SectionForm } from '@/components/settings/section-form'
import type { SectionAction } from '@/components/settings/section-state'
import { settingFieldId } from '@/components/settings/setting-field-id'
import { classNames } from '@/components/ui/class-names'
import { Field } from '@/components/ui/field'
import { inputClasses } from '@/components/ui/input-classes'

type AlertsFormProps = { alertAdmins: boolean; alertAddresses: string[]; save: SectionAction }

/** Who gets mail about keys. */
export function AlertsForm({ alertAdmins, alertAddresses, save }: AlertsFormProps) {
  return (
    <SectionForm what="alerts" action={save}>
      {({ typed, errors }) => (
        <>
          <label className="flex min-h-6 items-start gap-2">
            <input
              type="checkbox"
              id={settingFieldId('alertAdmins')}
              name="alertAdmins"
              defaultChecked={typed ? typed.alertAdmins !== undefined : alertAdmins}
              className="mt-0.5 size-4"
            />
            <span>
              Every admin
              <span className="block text-xs text-muted">Those who become admins later too.</span>
            </span>
          </label>
          <Field
            id={settingFieldId('alertAddresses')}
            label="Further addresses"
            hint="One per line, at most 20."
            error={errors.alertAddresses ?? errors.alertAdmins}
          >
            {(ids) => (
              <textarea
                name="alertAddresses"
                className={classNames(inputClasses, 'min-h-24 py-2')}
                spellCheck={false}
                autoComplete="off"
                defaultValue={typed ? typed.alertAddresses : alertAddresses.join('\n')}
                {...ids}
              />
            )}
          </Field>
        </>
      )}
    </SectionForm>
  )
}
