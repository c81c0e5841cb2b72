import { z } from 'zod'

import { now } from '@/lib/clock'
import { ENDPOINT_PATHS } from './endpoint-catalogue'

/** Key name: 1 to 100 characters without control characters, trimmed. */
const name = z
  .string('Enter a key name.')
  .trim()
  .min(1, 'Enter a key name.')
  .max(100, 'Enter a key name of at most 100 characters.')
  .refine((text) => !/\p{Cc}/u.test(text), 'Enter a key name on one line, without control characters.')

/** Key expiration date: a day `YYYY-MM-DD` after today (UTC). The key works until that day ends in UTC. */
const expirationDate = z.iso.date('Choose a date after today.').refine((day) => day > today(), 'Choose a date after today.')

const allowedEndpoints = z
  .array(z.string(), 'Select at least one endpoint.')
  .min(1, 'Select at least one endpoint.')
  .refine((paths) => paths.every((path) => ENDPOINT_PATHS.includes(path)), 'Select only endpoints from the list.')
  // In the catalogue's order and once each, however they were sent.
  .transform((paths) => ENDPOINT_PATHS.filter((path) => paths.includes(path)))

/** Marks one page of the form: however often it is submitted, it makes one key. */
const formToken = z.string().regex(/^[\w-]{20,100}$/, 'Reload the page and try again.')

/** The id of a key, as a browser sends it. */
export const keyIdInput = z.int().min(1).max(2_147_483_647)

/** What *Create Key* sends. */
export const createKeyInput = z.object({ name, expirationDate, allowedEndpoints, formToken })
export type CreateKeyInput = z.input<typeof createKeyInput>

/** What *Rotate key* sends: the successor keeps the endpoints. */
export const rotateKeyInput = z.object({ name, expirationDate, formToken })
export type RotateKeyInput = z.input<typeof rotateKeyInput>

/** The end of a day `YYYY-MM-DD` in UTC. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`)
}

function today(): string {
  return now().toISOString().slice(0, 10)
}
