import type { ZodError } from 'zod'

import { lockedSettings } from './locked-settings'
import { SETTING_SECTIONS, type SettingSection } from './setting-sections'
import { type SettingName, type Settings, settingSchemas } from './settings'

/** What is wrong, by the field it belongs under. */
export type SettingErrors = Partial<Record<SettingName, string>>

/**
 * What a section's form asks for, by the rule of each setting; or the message for each field that is wrong. `typed` has the text of each field
 * as it was sent: nothing for a box that is not checked. What the environment fixes is refused.
 */
export function parseSettingForm(
  section: SettingSection,
  typed: Partial<Record<string, string>>,
): { changes: Partial<Settings> } | { errors: SettingErrors } {
  const errors: SettingErrors = {}
  const changes: Partial<Settings> = {}
  for (const name of SETTING_SECTIONS[section]) {
    const variable = lockedSettings()[name]
    const parsed = settingSchemas[name].safeParse(valueOf(name, typed[name] ?? ''))
    if (variable) errors[name] = `${variable} sets this. Change that variable and restart the server.`
    else if (parsed.success) Object.assign(changes, { [name]: parsed.data })
    else errors[name] = messageOf(parsed.error)
  }
  if (section === 'alerts' && changes.alertAdmins === false && changes.alertAddresses?.length === 0)
    errors.alertAddresses = 'Choose at least one recipient.'
  return Object.keys(errors).length > 0 ? { errors } : { changes }
}

function valueOf(name: SettingName, text: string): unknown {
  if (name === 'alertAdmins') return text !== ''
  if (name === 'signInDays') return /^\d+$/.test(text.trim()) ? Number(text) : text
  if (name !== 'alertAddresses') return text
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

function messageOf({ issues: [first] }: ZodError): string {
  const [line] = first?.path ?? []
  return typeof line === 'number' ? `Address ${line + 1}: ${first?.message}` : (first?.message ?? 'Enter another value.')
}
