'use server'

import { headers } from 'next/headers'
import { z } from 'zod'

import { TooBusyError } from '@/lib/auth/scrypt-slots'
import { setPasswordByLink } from '@/lib/auth/set-password-by-link'
import { refusalMessage } from '@/lib/auth/sign-in-refusal'
import { clientAddress } from '@/lib/client-address'
import { CLOSED_LINK } from '@/lib/password-links/closed-link'

/** What became of a submit: the name to sign in with, a message under the field, or one for the whole form. */
export type ChosenPassword = { email: string } | { weak: string } | { problem: string }

const MAX_PASSWORD_BYTES = 4000
const inputSchema = z.object({ token: z.string().max(100), password: z.string().max(MAX_PASSWORD_BYTES) })

/** Sets the password of the account that the link with `token` is for, and uses up the link. For whoever has the link. */
export async function choosePassword(token: string, form: FormData): Promise<ChosenPassword> {
  const parsed = inputSchema.safeParse({ token, password: form instanceof FormData ? form.get('password') : null })
  if (!parsed.success) return { problem: CLOSED_LINK }
  if (parsed.data.password === '') return { weak: 'Choose a password.' }
  const received = await headers()
  try {
    const chosen = await setPasswordByLink({ ...parsed.data, address: clientAddress(received), requestId: received.get('x-request-id') })
    if (!('refusal' in chosen)) return chosen
    if (chosen.refusal === 'closed') return { problem: CLOSED_LINK }
    return { problem: refusalMessage({ reason: 'rate-limited', retryAfter: chosen.retryAfter }) }
  } catch (error) {
    if (error instanceof TooBusyError) return { problem: error.message }
    throw error
  }
}
