import { ScimError } from '@/lib/scim/scim-error'
import type { GroupRow } from './group-row'

/**
 * Before the identity provider changes or deletes a group. Throws ScimError 409 conflict for one that was made in the console and gives a
 * permission: who gets it would be decided elsewhere from then on, and nobody here would have said so (docs/decisions/013).
 */
export function requireClaimable({ displayName, origin, permission }: GroupRow): void {
  if (origin === 'entra' || permission === 'none') return
  const given = permission === 'admin' ? 'Admin' : 'Support'
  throw new ScimError(
    'conflict',
    `The role "${displayName}" was made in the console and gives ${given}. ` +
      'Set its permission to None there before Microsoft Entra ID may manage it, then give it again.',
  )
}
