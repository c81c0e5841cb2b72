import type { Actor } from '@/lib/audit/actor'
import { KeyError } from './key-error'
import type { KeyRow } from './key-store'

/** The id of the account behind `actor`. Throws KeyError `no_owner` when it is no person: only people own keys. */
export function requirePerson(actor: Actor): number {
  if (actor.kind === 'user' && actor.id !== null) return actor.id
  throw new KeyError('no_owner', 'Only a signed-in admin can own a key. Sign in and try again.')
}

/** Throws KeyError `no_owner` when the account of the one who acts is not among the `active`: a key of theirs would not work. */
export function requireActive(id: number, active: number[]): void {
  if (!active.includes(id)) throw new KeyError('no_owner', 'Your account was disabled, so you cannot own a key. Ask another admin.')
}

/** `key`, or KeyError `not_found` when there is none. */
export function requireKey(key: KeyRow | null): KeyRow {
  if (key) return key
  throw new KeyError('not_found', 'This key does not exist. Open Management API keys to see those that do.')
}

/** Throws KeyError `revoked` for a revoked key: that is final. */
export function requireNotRevoked(key: KeyRow): KeyRow {
  if (!key.revokedAt) return key
  throw new KeyError('revoked', `"${key.name}" was revoked, which is final. Create a key instead.`)
}
