import { headers } from 'next/headers'

import { clientAddress } from '@/lib/client-address'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { newRequestId } from '@/lib/ids'
import { readEntraIdentity } from './entra-identity'
import { signInWithEntra } from './entra-sign-in'
import { sealRefusal } from './refusal-ticket'

/**
 * next-auth's callbacks.signIn for Microsoft Entra ID: lets the person with these verified claims in, as the account put into `user` for
 * readSignedIn (claims.ts), or answers the address of the sign-in page that says why not.
 */
export async function admitFromEntra({ user, claims }: { user: { id: string }; claims: unknown }): Promise<true | string> {
  const identity = readEntraIdentity(claims)
  if (!env.ENTRA || !identity) return '/sign-in?error=OAuthCallback'
  try {
    const address = clientAddress(await headers())
    const signIn = await signInWithEntra({ identity, tenantId: env.ENTRA.tenantId, address, requestId: newRequestId() })
    if ('refusal' in signIn) return `/sign-in?refusal=${await sealRefusal(signIn.refusal)}`
    Object.assign(user, { id: String(signIn.userId), epoch: signIn.epoch })
    return true
  } catch (error) {
    // next-auth would put the message of the error into an address.
    logger.error({ event: 'sign-in-failed', error })
    return '/sign-in?error=failed'
  }
}
