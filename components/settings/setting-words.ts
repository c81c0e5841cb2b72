import type { SettingName, Settings } from '@/lib/settings/settings'

/** What the screen calls each setting. */
export const SETTING_LABELS: Record<SettingName, string> = {
  organization: 'Organization name',
  supportAddress: 'Support address',
  sender: 'Sender',
  invitationPolicy: 'Invitations',
  alertAdmins: 'Alerts to every admin',
  alertAddresses: 'Further alert addresses',
  signInDays: 'Days that sign-in attempts are kept',
}

export const INVITATION_POLICY_WORDS: Record<Settings['invitationPolicy'], string> = {
  send: 'Send at once',
  hold: 'Hold until released',
}

/** The value of a setting as the audit log has it, in words. */
export function settingValueWords(value: unknown): string {
  if (value === 'send' || value === 'hold') return INVITATION_POLICY_WORDS[value]
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'None'
  return value === null || value === undefined ? 'None' : String(value)
}
