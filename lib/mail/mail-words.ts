import { ENTRA } from '@/lib/client-name'
import { longDate } from '@/lib/long-date'

const MAX_CHARACTERS = 100
const BREAKS_AND_CONTROLS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu
/** Characters that turn the direction of what follows them, far beyond the name that holds them. Letters of every script stay. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const DAY_MS = 24 * 60 * 60 * 1000

/** A name that somebody chose, as one line of at most `max` characters that cannot change how the rest of a mail or its header reads. */
export function inOneLine(value: string, max = MAX_CHARACTERS): string {
  const line = value.replace(DIRECTION_MARKS, '').replace(BREAKS_AND_CONTROLS, ' ').trim()
  const characters = [...line]
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`
}

/** A moment in full: "24 November 2026 at 09:05 UTC". Mail is read in every time zone. */
export function momentInWords(moment: Date): string {
  return `${longDate(moment)} at ${moment.toISOString().slice(11, 16)} UTC`
}

/** How long after `from` something happens, to the nearest day of 24 hours: "in 3 days", "in 1 day", "today". */
export function daysUntil(moment: Date, from: Date): string {
  const days = Math.round((moment.getTime() - from.getTime()) / DAY_MS)
  return days <= 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${days} days`
}

/** What happens to those who use a key that works no more. `client` used it last; null when that is not known. */
export function whatStops(client: string | null): string {
  if (client === ENTRA) return `${ENTRA} stops provisioning`
  return client === null ? 'Requests with it are refused' : `Requests from ${client} are refused`
}
