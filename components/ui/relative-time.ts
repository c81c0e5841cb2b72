const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

type Zone = 'local' | 'utc'

/** "24 Nov 2026": the date of a moment, spelled alike by server and browser. */
export function shortDate(at: Date, zone: Zone): string {
  const { day, month, year } = parts(at, zone)
  return `${day} ${month.slice(0, 3)} ${year}`
}

/** "24 November 2026". */
export function longDate(at: Date, zone: Zone): string {
  const { day, month, year } = parts(at, zone)
  return `${day} ${month} ${year}`
}

/** "24 November 2026, 10:02:11" with " UTC" behind it in that zone. */
export function exactTime(at: Date, zone: Zone): string {
  const { hours, minutes, seconds } = parts(at, zone)
  const time = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':')
  return `${longDate(at, zone)}, ${time}${zone === 'utc' ? ' UTC' : ''}`
}

/** "3 minutes ago", "in 23 days", "in a year": the distance from `now` to `at` in its largest unit. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 10) return seconds > 0 ? 'in a few seconds' : 'just now'
  const words = amount(distance)
  return seconds > 0 ? `in ${words}` : `${words} ago`
}

/** What a list shows: relative within 7 days of `now`, a date with its year beyond. */
export function listTime(input: { at: Date; now: Date; zone: Zone }): string {
  const distance = Math.abs(input.at.getTime() - input.now.getTime()) / 1000
  return distance > 7 * DAY ? shortDate(input.at, input.zone) : relativeTime(input.at, input.now)
}

function amount(seconds: number): string {
  if (seconds < MINUTE) return counted(seconds, 'second', 'a')
  if (seconds < HOUR) return counted(Math.floor(seconds / MINUTE), 'minute', 'a')
  if (seconds < DAY) return counted(Math.floor(seconds / HOUR), 'hour', 'an')
  const days = Math.floor(seconds / DAY)
  if (days < 60) return counted(days, 'day', 'a')
  if (days < 365) return counted(Math.floor(days / 30.4), 'month', 'a')
  return counted(Math.floor(days / 365), 'year', 'a')
}

function counted(count: number, unit: string, article: string): string {
  return count === 1 ? `${article} ${unit}` : `${count} ${unit}s`
}

function parts(at: Date, zone: Zone) {
  const utc = zone === 'utc'
  return {
    year: utc ? at.getUTCFullYear() : at.getFullYear(),
    month: MONTHS[utc ? at.getUTCMonth() : at.getMonth()] ?? '',
    day: utc ? at.getUTCDate() : at.getDate(),
    hours: utc ? at.getUTCHours() : at.getHours(),
    minutes: utc ? at.getUTCMinutes() : at.getMinutes(),
    seconds: utc ? at.getUTCSeconds() : at.getSeconds(),
  }
}
