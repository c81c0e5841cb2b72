import type { SettingName } from './settings'

/** The row of a setting: other rows of the table hold generated secrets. */
export function storedName(name: SettingName): string {
  return `settings.${name}`
}
