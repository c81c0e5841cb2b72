import { z } from 'zod'

const claimsSchema = z.object({
  sub: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number),
  epoch: z.number().int(),
  began: z.number().int(),
})

/** What the session cookie says: whose session it is, the account's sessionEpoch when it began, and when that was (epoch seconds). */
export type Claims = { userId: number; epoch: number; began: number }

/** The claims in a decoded session cookie, or null when they are not ours. */
export function readClaims(token: unknown): Claims | null {
  const parsed = claimsSchema.safeParse(token)
  return parsed.success ? { userId: parsed.data.sub, epoch: parsed.data.epoch, began: parsed.data.began } : null
}
