import { now } from '@/lib/clock'

/** How long a key may be made to last by one click. The last is the usual: an ended key puts Microsoft Entra ID's provisioning in quarantine. */
const PRESET_DAYS = [30, 90, 180, 365] as const
const USUAL_DAYS = 365

// Days of the UTC calendar: the server's own time zone may have longer and shorter ones.
const DAY = 24 * 60 * 60 * 1000

/** Expiration dates (`YYYY-MM-DD`, UTC) that the form of a key offers: the first that is possible, presets, and the usual one. */
export function keyDates(): { min: string; usual: string; presets: { label: string; value: string }[] } {
  const today = now().getTime()
  const inDays = (days: number) => new Date(today + days * DAY).toISOString().slice(0, 10)
  return { min: inDays(1), usual: inDays(USUAL_DAYS), presets: PRESET_DAYS.map((days) => ({ label: `${days} days`, value: inDays(days) })) }
}
