import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'

import { authSecret } from './auth-secret'
import type { EntraRefusal } from './sign-in-refusal'

/** Long enough to come back from Microsoft Entra ID and to reload the page. */
const SECONDS = 600
const SALT = 'sign-in-refusal'

const refusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('not-provisioned') }),
  z.object({ reason: z.literal('disabled'), at: z.coerce.date().nullable(), by: z.string().nullable() }),
  z.object({ reason: z.literal('wrong-tenant'), domain: z.string().nullable() }),
])

/** A refusal on its way through an address: encrypted, so that it says nothing to whoever reads the address and nobody can make one up. */
export async function sealRefusal(refusal: EntraRefusal): Promise<string> {
  const token = JSON.parse(JSON.stringify(refusal))
  return encode({ token, secret: await authSecret(), maxAge: SECONDS, salt: SALT })
}

/** The refusal in a ticket of this deployment, or null when it is none or too old. */
export async function openRefusal(ticket: string): Promise<EntraRefusal | null> {
  try {
    const parsed = refusalSchema.safeParse(await decode({ token: ticket, secret: await authSecret(), salt: SALT }))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
