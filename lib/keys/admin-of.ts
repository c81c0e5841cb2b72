import type { Actor } from '@/lib/audit/actor'
import { KeyError } from './key-error'

/** The id of the account behind `actor`. Throws KeyError when it is no person: only people own keys. */
export function adminOf(actor: Actor): number {
  if (actor.kind !== 'user' || actor.id === null) throw new KeyError('no_owner', 'Only a signed-in admin can own a key. Sign in and try again.')
  return actor.id
}
