import { errors, jwtVerify, SignJWT } from 'jose'

import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import { randomToken } from '@/lib/ids'
import { tenantUrl } from '@/lib/tenant-url'
import { AuthenticationError } from './authentication-error'
import { tokenSecret } from './token-secret'

/** How long an access token is good for at most: it is dead as soon as its key is. */
export const ACCESS_TOKEN_SECONDS = 3600

/** The one scope there is. What a token may do is what its key allows. */
export const ACCESS_TOKEN_SCOPE = 'scim'

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'
/** Instances on several machines need not agree on the second. */
const CLOCK_TOLERANCE_SECONDS = 5

/** The key that a token stands for. Its fingerprint (key-format.ts) tells it from the key with the same id in another database. */
export type TokenSubject = { id: number; fingerprint: string }

/** An access token (RFC 9068) that stands for this key. */
export async function issueAccessToken({ id, fingerprint }: TokenSubject): Promise<string> {
  const at = Math.floor(now().getTime() / 1000)
  return new SignJWT({ client_id: String(id), scope: ACCESS_TOKEN_SCOPE, key_fingerprint: fingerprint })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(env.APP_URL)
    .setAudience(tenantUrl())
    .setSubject(String(id))
    .setIssuedAt(at)
    .setExpirationTime(at + ACCESS_TOKEN_SECONDS)
    .setJti(randomToken())
    .sign(await tokenSecret())
}

/**
 * The key that an access token of this deployment stands for (RFC 9068 §4); whether there is such a key, and whether it is still good, is
 * for the caller to find out. Throws AuthenticationError for any other token, and for one that was altered or has expired.
 */
export async function readAccessToken(token: string): Promise<TokenSubject> {
  const secret = await tokenSecret()
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: env.APP_URL,
      audience: tenantUrl(),
      requiredClaims: ['exp', 'iat', 'sub', 'client_id', 'jti', 'key_fingerprint'],
      maxTokenAge: ACCESS_TOKEN_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now(),
    })
    return { id: Number(payload.sub), fingerprint: String(payload.key_fingerprint) }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    // Told only of a token whose signature was right.
    throw new AuthenticationError('token', error instanceof errors.JWTExpired ? { cause: 'The token has expired.' } : {})
  }
}
