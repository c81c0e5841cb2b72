import type { Actor } from '@/lib/audit/actor'
import type { ScimResource } from '@/lib/scim/json'
import { changeUser } from './change-user'
import type { UserRow } from './user-store'

/**
 * SCIM PUT (RFC 7644 §3.5.1) of a coerced resource: attributes that it leaves out are cleared, except `active`, which stays.
 * Throws ScimError 404, 412, 409 uniqueness, 400 invalidValue, LastAdminError (403).
 */
export async function replaceUser(input: { id: string; resource: ScimResource; ifMatch: string | null; actor: Actor }): Promise<UserRow> {
  const { resource, ...target } = input
  return changeUser({ ...target, change: () => resource })
}
