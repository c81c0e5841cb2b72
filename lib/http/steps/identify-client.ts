import { env } from '@/lib/env'
import { type AuthenticatedKey, authenticateKey } from '@/lib/keys/authenticate-key'
import { AuthenticationError } from '@/lib/keys/authentication-error'
import { recordKeyRefusal } from '@/lib/keys/record-key-refusal'
import { borrowToken, type Rate, takeToken } from '@/lib/rate-limit'
import { tooManyRequests } from '../http-refusal'

/** Failed attempts of one address: enough for a mistake that Entra repeats, far too few for guessing. */
const FAILURES: Rate = { name: 'authentication-failures', perSecond: 1, burst: 60 }

/**
 * Finds the Management API key of the request. Throws AuthenticationError (401); HttpRefusal (429) when the address fails too often.
 * A key that is right is never refused for the failures of others: Entra's tenants share addresses, and so do clients behind a proxy.
 */
export function authenticate(authorization: string | null, address: string | null): Promise<AuthenticatedKey> {
  return countFailures(() => authenticateKey(authorization), address)
}

/** Runs an attempt to authenticate. When it fails, notes that for the key's page and throws as `authenticate` does. */
export async function countFailures(attempt: () => Promise<AuthenticatedKey>, address: string | null): Promise<AuthenticatedKey> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error
    await recordKeyRefusal({ keyId: error.keyId, code: error.reason })
    const wait = takeToken(FAILURES, address ?? 'unknown')
    throw wait > 0 ? tooManyRequests(wait, 'Too many requests from this address came with a key that was not accepted.') : error
  }
}

/** Throws HttpRefusal (429) when `key` asks faster than its rate. Entra needs 25 requests a second. */
export function limitRate(key: AuthenticatedKey): void {
  const rate = keyRate()
  const wait = takeToken(rate, String(key.id))
  if (wait > 0) throw tooManyRequests(wait, `This key may make ${rate.perSecond} requests a second.`)
}

/** How long work that `key` may do is to wait for its turn: an operation of a bulk job counts like a request. */
export function millisecondsUntilTurn(key: AuthenticatedKey): number {
  return borrowToken(keyRate(), String(key.id))
}

function keyRate(): Rate {
  const perSecond = env.KEY_REQUESTS_PER_SECOND
  return { name: 'key-requests', perSecond, burst: perSecond * 4 }
}
