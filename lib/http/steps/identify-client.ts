import { env } from '@/lib/env'
import { type AuthenticatedKey, authenticateKey } from '@/lib/keys/authenticate-key'
import { AuthenticationError } from '@/lib/keys/authentication-error'
import { recordKeyRefusal } from '@/lib/keys/record-key-refusal'
import { tooManyRequests } from '../http-refusal'
import { type Rate, secondsUntilToken, takeToken } from '../rate-limit'

/** Failed attempts of one address: enough for a mistake that Entra repeats, far too few for guessing. */
const FAILURES: Rate = { name: 'authentication-failures', perSecond: 1, burst: 60 }

/**
 * Finds the Management API key of the request. An address with too many failures is refused before its key is looked at.
 * Throws AuthenticationError (401) or HttpRefusal (429).
 */
export async function authenticate(authorization: string | null, address: string | null): Promise<AuthenticatedKey> {
  const caller = address ?? 'unknown'
  const wait = secondsUntilToken(FAILURES, caller)
  if (wait > 0) throw tooManyRequests(wait, 'Too many requests from this address came with a key that was not accepted.')
  try {
    return await authenticateKey(authorization)
  } catch (error) {
    if (error instanceof AuthenticationError) {
      takeToken(FAILURES, caller)
      await recordKeyRefusal({ keyId: error.keyId, code: error.reason })
    }
    throw error
  }
}

/** Throws HttpRefusal (429) when `key` asks faster than its rate. Entra needs 25 requests a second. */
export function limitRate(key: AuthenticatedKey): void {
  const perSecond = env.KEY_REQUESTS_PER_SECOND
  const wait = takeToken({ name: 'key-requests', perSecond, burst: perSecond * 4 }, String(key.id))
  if (wait > 0) throw tooManyRequests(wait, `This key may make ${perSecond} requests a second.`)
}
