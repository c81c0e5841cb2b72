import type { SettingName } from './settings'

/** The settings that are saved together, by the section of the screen that has them. */
export const SETTING_SECTIONS = {
  organization: ['organization', 'supportAddress'],
  mail: ['sender'],
  invitations: ['invitationPolicy'],
  alerts: ['alertAdmins', 'alertAddresses'],
  retention: ['signInDays'],
} as const satisfies Record<string, readonly SettingName[]>

export type SettingSection = keyof typeof SETTING_SECTIONS
