import type { ComponentProps } from 'react'

import type { SectionState } from '@/components/settings/section-state'
import { settingFieldId } from '@/components/settings/setting-field-id'
import { TextField } from '@/components/ui/text-field'
import type { SettingName } from '@/lib/settings/settings'

type SettingTextFieldProps = Omit<ComponentProps<typeof TextField>, 'name' | 'id' | 'error' | 'defaultValue'> & {
  name: SettingName
  value: string
  state: SectionState
}

/** A setting of one line: what was typed when it was refused, else its value. */
export function SettingTextField({ name, value, state, ...rest }: SettingTextFieldProps) {
  return (
    <TextField
      id={settingFieldId(name)}
      name={name}
      defaultValue={state.typed ? state.typed[name] : value}
      error={state.errors[name]}
      autoComplete="off"
      {...rest}
    />
  )
}
