/** The only source of the present moment, so that tests and time rules have one place to look. */
export function now(): Date {
  return new Date()
}
