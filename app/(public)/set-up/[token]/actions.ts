'use server'

import { headers } from 'next/headers'

import { TooBusyError } from '@/lib/auth/scrypt-slots'
import { setUp, SetUpClosedError } from '@/lib/auth/set-up'
import { parseSetUpInput, type SetUpErrors } from '@/lib/auth/set-up-input'
import { clientAddress } from '@/lib/client-address'
import { ScimError } from '@/lib/scim/scim-error'

/** What became of a submit: nothing wrong, messages under fields, or one message for the whole form. */
export type SetUpResult = { errors?: SetUpErrors; problem?: string }

/** Creates the first admin from the set-up form behind the link with `token`. */
export async function createAdmin(token: string, form: FormData): Promise<SetUpResult> {
  if (typeof token !== 'string' || !(form instanceof FormData)) return { problem: new SetUpClosedError('link-invalid').message }
  const parsed = parseSetUpInput({ name: form.get('name'), email: form.get('email'), password: form.get('password') })
  if ('errors' in parsed) return { errors: parsed.errors }
  const received = await headers()
  const origin = { address: clientAddress(received), requestId: received.get('x-request-id') }
  try {
    await setUp({ token, ...parsed.input, ...origin })
    return {}
  } catch (error) {
    if (error instanceof SetUpClosedError || error instanceof TooBusyError) return { problem: error.message }
    if (error instanceof ScimError && error.status === 409)
      return { errors: { email: 'An account with this e-mail address exists already. Use another address.' } }
    throw error
  }
}
