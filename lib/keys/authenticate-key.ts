import { timingSafeEqual } from 'node:crypto'

import { now } from '@/lib/clock'
import { longDate } from '@/lib/long-date'
import { readAccessToken, type TokenSubject } from './access-token'
import { AuthenticationError } from './authentication-error'
import { fingerprintOf, hashKey, parseKey } from './key-format'
import { withoutApiKeyPrefix } from './key-prefix'
import { keyState } from './key-state'
import { type KeyCredential, selectCredential, selectCredentialById } from './key-store'
import { readAuthorization } from './read-authorization'

/** The key that a request was accepted with. */
export type AuthenticatedKey = TokenSubject & {
  name: string
  allowedEndpoints: string[]
  ownerId: number
  ownerName: string
  expiresAt: Date
}

/**
 * Finds the usable key of an Authorization header that holds the key itself or an access token that stands for it. Read from the database
 * every time: a revocation counts from the next request on, on every instance, for its tokens too. Throws AuthenticationError, which tells
 * missing, malformed, unknown, expired, disabled, revoked and a bad token apart.
 */
export async function authenticateKey(authorization: string | null): Promise<AuthenticatedKey> {
  const sent = readAuthorization(authorization)
  switch (sent.kind) {
    case 'key':
      return usable(await findBySecret(sent.key))
    case 'token':
      return usable(await findByToken(sent.token))
    case 'missing':
    case 'malformed':
      throw new AuthenticationError(sent.kind, { cause: sent.cause })
  }
}

/**
 * Finds the usable key that a client names at the token endpoint by its id and proves to have (RFC 6749 §2.3.1). Throws AuthenticationError;
 * whether no such key exists or it has another id is one and the same `unknown`.
 */
export async function authenticateClient({ id, secret }: { id: string; secret: string }): Promise<AuthenticatedKey> {
  const key = withoutApiKeyPrefix(secret)
  if (parseKey(key).kind === 'malformed') throw new AuthenticationError('malformed')
  const found = await findBySecret(key)
  if (String(found.id) !== id) throw new AuthenticationError('unknown')
  return usable(found)
}

async function findBySecret(key: string): Promise<KeyCredential> {
  const hash = hashKey(key)
  const found = await selectCredential(hash)
  if (!found || !timingSafeEqual(Buffer.from(found.hash), Buffer.from(hash))) throw new AuthenticationError('unknown')
  return found
}

async function findByToken(token: string): Promise<KeyCredential> {
  const { id, fingerprint } = await readAccessToken(token)
  const found = await selectCredentialById(id)
  // Keys are never deleted and keep their hash: a token for one that is not there, or is another, belongs to another database.
  if (!found || fingerprintOf(found.hash) !== fingerprint) throw new AuthenticationError('token')
  return found
}

function usable(found: KeyCredential): AuthenticatedKey {
  requireUsable(found)
  const { id, hash, name, allowedEndpoints, ownerId, ownerName, expiresAt } = found
  return { id, fingerprint: fingerprintOf(hash), name, allowedEndpoints, ownerId, ownerName, expiresAt }
}

function requireUsable({ id: keyId, name, ownerName, expiresAt, revokedAt, ownerActive }: KeyCredential): void {
  switch (keyState({ expiresAt, revokedAt, ownerActive }, now())) {
    case 'revoked':
      throw new AuthenticationError('revoked', { keyId, cause: `The key "${name}" was revoked on ${longDate(revokedAt ?? now())}.` })
    case 'expired':
      throw new AuthenticationError('expired', { keyId, cause: `The key "${name}" expired on ${longDate(expiresAt)}.` })
    case 'disabled':
      throw new AuthenticationError('disabled', {
        keyId,
        cause: `The key "${name}" is disabled because its owner, ${ownerName}, is disabled.`,
      })
    case 'valid':
    case 'expires_soon':
      return
  }
}
