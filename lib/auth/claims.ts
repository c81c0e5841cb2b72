import { z } from 'zod'

const claimsSchema = z.object({
  sub: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number),
  epoch: z.number().int(),
  began: z.number().int(),
  way: z.enum(['password', 'entra']).default('password'),
})

/** How a session began. */
export type SignInWay = 'password' | 'entra'

/** What the session cookie says: whose session it is, the account's sessionEpoch when it began, when that was (epoch seconds), and how. */
export type Claims = { userId: number; epoch: number; began: number; way: SignInWay }

/** The claims in a decoded session cookie, or null when they are not ours. */
export function readClaims(token: unknown): Claims | null {
  const parsed = claimsSchema.safeParse(token)
  if (!parsed.success) return null
  const { sub: userId, ...rest } = parsed.data
  return { userId, ...rest }
}
