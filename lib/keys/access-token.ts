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

/** An access token (RFC 9068) that stands for the key with this id. */
export async function issueAccessToken(keyId: number): Promise<string> {
  const at = Math.floor(now().getTime() / 1000)
  return new SignJWT({ client_id: String(keyId), scope: ACCESS_TOKEN_SCOPE })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(env.APP_URL)
    .setAudience(tenantUrl())
    .setSubject(String(keyId))
    .setIssuedAt(at)
    .setExpirationTime(at + ACCESS_TOKEN_SECONDS)
    .setJti(randomToken())
    .sign(await tokenSecret())
}

/**
 * The id of the key that an access token of this deployment stands for (RFC 9068 §4); whether the key is still good is for the caller to
 * find out. Throws AuthenticationError for any other token, and for one that was altered or has expired.
 */
export async function readAccessToken(token: string): Promise<number> {
  const secret = await tokenSecret()
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: env.APP_URL,
      audience: tenantUrl(),
      requiredClaims: ['exp', 'iat', 'sub', 'client_id', 'jti'],
      maxTokenAge: ACCESS_TOKEN_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now(),
    })
    return Number(payload.sub)
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    // Told only of a token whose signature was right.
    throw new AuthenticationError('token', error instanceof errors.JWTExpired ? { cause: 'The token has expired.' } : {})
  }
}
