import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'

import { clientAddress } from '@/lib/client-address'
import { logger } from '@/lib/logger'
import { entraProvider } from './entra-provider'
import { signInWithPassword } from './password-sign-in'
import { SignInRefused } from './sign-in-refusal'

const credentialsSchema = z.object({ email: z.string().max(400), password: z.string().max(4000) })

/** Sign-in with e-mail and password: for the accounts that have one, so that there is a way in when single sign-on is down. */
const passwordProvider = Credentials({
  id: 'credentials',
  name: 'E-mail and password',
  credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
  authorize: async (credentials, request) => {
    const parsed = credentialsSchema.safeParse(credentials)
    if (!parsed.success) throw new SignInRefused({ reason: 'not-right' })
    try {
      const { userId, epoch } = await signInWithPassword({ ...parsed.data, address: clientAddress(new Headers(request.headers)) })
      return { id: String(userId), epoch }
    } catch (error) {
      if (error instanceof SignInRefused) throw error
      // next-auth would put the message of any other error into an address.
      logger.error({ event: 'sign-in-failed', error })
      throw new SignInRefused({ reason: 'failed' })
    }
  },
})

/** Every way to sign in to this console: Microsoft Entra ID where the environment names a tenant, and passwords. */
export const providers = [entraProvider(), passwordProvider].filter((provider) => provider !== null)
