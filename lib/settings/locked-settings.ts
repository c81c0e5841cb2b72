import { env } from '@/lib/env'
import type { SettingName } from './settings'

/** The settings that the environment fixes, each with the variable that does it. */
export function lockedSettings(): Partial<Record<SettingName, string>> {
  return env.MAIL_FROM === undefined ? {} : { sender: 'MAIL_FROM' }
}
