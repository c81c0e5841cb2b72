const LONG_DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The day of a moment in UTC, in full: "24 November 2027". Expiration dates are days in UTC. */
export function longDate(moment: Date): string {
  return LONG_DATE.format(moment)
}
