import type { SettingErrors } from '@/lib/settings/parse-setting-form'

/** What became of a section's last *Save*. `typed` has what was sent when it was refused, by field; a box that was not checked is missing. */
export type SectionState = {
  saved: boolean
  errors: SettingErrors & { form?: string }
  typed: Partial<Record<string, string>> | null
}

/** Saves a section; the page hands it down. */
export type SectionAction = (state: SectionState, form: FormData) => Promise<SectionState>

/** A section that nobody has saved yet. */
export const UNTOUCHED: SectionState = { saved: false, errors: {}, typed: null }
