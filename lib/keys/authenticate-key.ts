import { timingSafeEqual } from 'node:crypto'

import { now } from '@/lib/clock'
import { AuthenticationError } from './authentication-error'
import { hashKey } from './key-format'
import { keyState } from './key-state'
import { type KeyCredential, selectCredential } from './key-store'
import { longDate } from '@/lib/long-date'
import { readAuthorization } from './read-authorization'

/** The key that a request was accepted with. */
export type AuthenticatedKey = { id: number; name: string; allowedEndpoints: string[]; ownerId: number; ownerName: string; expiresAt: Date }

/**
 * Finds the usable key in an Authorization header. Read from the database every time: a revocation counts from the next request on, on
 * every instance. Throws AuthenticationError, which tells missing, malformed, unknown, expired, disabled and revoked apart.
 */
export async function authenticateKey(authorization: string | null): Promise<AuthenticatedKey> {
  const sent = readAuthorization(authorization)
  if (sent.kind !== 'key') throw new AuthenticationError(sent.kind, { cause: sent.cause })
  const hash = hashKey(sent.key)
  const found = await selectCredential(hash)
  if (!found || !timingSafeEqual(Buffer.from(found.hash), Buffer.from(hash))) throw new AuthenticationError('unknown')
  requireUsable(found)
  const { id, name, allowedEndpoints, ownerId, ownerName, expiresAt } = found
  return { id, name, allowedEndpoints, ownerId, ownerName, expiresAt }
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
