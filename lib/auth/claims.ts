import { z } from 'zod'

const userId = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
const userSchema = z.object({ id: userId, epoch: z.number().int() })
const claimsSchema = z.object({
  sub: userId,
  epoch: z.number().int(),
  began: z.number().int(),
  way: z.enum(['password', 'entra']).default('password'),
})

/** How a session began. */
export type SignInWay = 'password' | 'entra'

/** Who was let in, and the sessionEpoch that the account had at that moment. */
export type SignedIn = { userId: number; epoch: number }

/** What the session cookie says: whose session it is, the account's sessionEpoch when it began, when that was (epoch seconds), and how. */
export type Claims = { userId: number; epoch: number; began: number; way: SignInWay }

/** The claims in a decoded session cookie, or null when they are not ours. */
export function readClaims(token: unknown): Claims | null {
  const parsed = claimsSchema.safeParse(token)
  if (!parsed.success) return null
  const { sub, ...rest } = parsed.data
  return { userId: sub, ...rest }
}

/** What a sign-in handed to next-auth as its user. Throws ZodError for anything else: a session cannot begin without its epoch. */
export function readSignedIn(user: unknown): SignedIn {
  const { id, epoch } = userSchema.parse(user)
  return { userId: id, epoch }
}
