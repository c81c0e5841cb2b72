import { timingSafeEqual } from 'node:crypto'

import { now } from '@/lib/clock'
import { AuthenticationError } from './authentication-error'
import { hashKey } from './key-format'
import { keyState } from './key-state'
import { type KeyCredential, selectCredential } from './key-store'
import { longDate } from './long-date'
import { readAuthorization } from './read-authorization'

/** The key that a request was accepted with. */
export type AuthenticatedKey = { id: number; name: string; allowedEndpoints: string[]; ownerId: number; ownerName: string; expiresAt: Date }

/**
 * Finds the usable key in an Authorization header. Read from the database every time: a revocation counts from the next request on, on
 * every instance. Throws AuthenticationError, which tells missing, malformed, unknown, expired, disabled and revoked apart.
 */
export async function authenticateKey(authorization: string | null): Promise<AuthenticatedKey> {
  const hash = hashKey(readAuthorization(authorization))
  const found = await selectCredential(hash)
  if (!found || !timingSafeEqual(Buffer.from(found.hash, 'hex'), Buffer.from(hash, 'hex'))) throw new AuthenticationError('unknown')
  assertUsable(found)
  const { id, name, allowedEndpoints, ownerId, ownerName, expiresAt } = found
  return { id, name, allowedEndpoints, ownerId, ownerName, expiresAt }
}

function assertUsable(key: KeyCredential): void {
  const keyId = key.id
  switch (keyState(key, now())) {
    case 'revoked':
      throw new AuthenticationError('revoked', { keyId, cause: `The key "${key.name}" was revoked${key.revokedAt ? ` on ${longDate(key.revokedAt)}` : ''}.` })
    case 'expired':
      throw new AuthenticationError('expired', { keyId, cause: `The key "${key.name}" expired on ${longDate(key.expiresAt)}.` })
    case 'disabled':
      throw new AuthenticationError('disabled', { keyId, cause: `The key "${key.name}" is disabled because its owner, ${key.ownerName}, is disabled.` })
    case 'valid':
    case 'expires_soon':
  }
}
