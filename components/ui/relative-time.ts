const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

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

/** "24 November 2026, 10:02" with " UTC" behind it in that zone: for sentences. */
export function momentTime(at: Date, zone: Zone): string {
  const { hours, minutes } = parts(at, zone)
  const time = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')
  return `${longDate(at, zone)}, ${time}${zone === 'utc' ? ' UTC' : ''}`
}

/**
 * "3 minutes ago", "in 23 days", "in a year": the distance from `now` to `at` in its largest unit. What lies behind is rounded down,
 * what lies ahead to the nearest, so that a date set "30 days" from now says so.
 */
export function relativeTime(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  if (Math.abs(seconds) < 10) return 'just now'
  return seconds > 0 ? `in ${amount(seconds, Math.round)}` : `${amount(-seconds, Math.floor)} ago`
}

/** What a list shows: relative within 7 days of `now`, a date with its year beyond. */
export function listTime(input: { at: Date; now: Date; zone: Zone }): string {
  const distance = Math.abs(input.at.getTime() - input.now.getTime()) / 1000
  return distance > 7 * DAY ? shortDate(input.at, input.zone) : relativeTime(input.at, input.now)
}

function amount(seconds: number, round: (value: number) => number): string {
  if (seconds < MINUTE) return counted(seconds, 'second', 'a')
  const minutes = round(seconds / MINUTE)
  if (minutes < 60) return counted(minutes, 'minute', 'a')
  const hours = round(seconds / HOUR)
  if (hours < 24) return counted(hours, 'hour', 'an')
  const days = round(seconds / DAY)
  if (days < 60) return counted(days, 'day', 'a')
  if (days < 365) return counted(round(days / 30.4), 'month', 'a')
  return counted(round(days / 365), 'year', 'a')
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
