import type { Actor } from '@/lib/audit/actor'
import { applyPatch } from '@/lib/scim/apply-patch'
import type { ScimResource } from '@/lib/scim/json'
import type { PatchOp } from '@/lib/scim/messages/patch-op'
import { userDefinition } from '@/lib/scim/schemas/user-definition'
import { ScimError } from '@/lib/scim/scim-error'
import { changeUser } from './change-user'
import type { UserRow } from './user-store'

/**
 * SCIM PATCH (RFC 7644 §3.5.2): all of its operations in one transaction, or none. `ifMatch` is the header. Answers the account
 * as it is afterwards, with the same version when nothing changed.
 * Throws ScimError 404, 412, 409 uniqueness, LastAdminError (403), and what applyPatch throws (400).
 */
export async function patchUser(input: { id: string; patch: PatchOp; ifMatch: string | null; actor: Actor }): Promise<UserRow> {
  const { patch, ...target } = input
  return changeUser({ ...target, change: (resource) => requireActive(applyPatch({ resource, patch, definition: userDefinition })) })
}

// Whoever takes `active` away means something by it, and a 200 that changes nothing would hide that it did not happen.
function requireActive(resource: ScimResource): ScimResource {
  if (typeof resource.active === 'boolean') return resource
  throw new ScimError('invalidValue', '"active" cannot be removed or emptied. Send true or false.')
}
