import { longDate } from '@/lib/long-date'

/** An expiration day `YYYY-MM-DD` in words, or null while it is none. */
export function dayInWords(day: string): string | null {
  const moment = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) ? null : longDate(moment)
}

/** Whether a day falls between 15 December and 5 January, when nobody wants to replace a key. */
export function isBusyDay(day: string): boolean {
  const monthAndDay = day.slice(-5)
  return /^\d\d-\d\d$/.test(monthAndDay) && (monthAndDay >= '12-15' || monthAndDay <= '01-05')
}
