import type { Actor } from '@/lib/audit/actor'
import { applyPatch } from '@/lib/scim/apply-patch'
import type { PatchOp } from '@/lib/scim/messages/patch-op'
import { splitMemberChanges } from '@/lib/scim/patch/member-changes'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { changeGroup } from './change-group'
import type { GroupRow } from './group-row'

/**
 * SCIM PATCH (RFC 7644 §3.5.2) of a group: all of its operations in one transaction, or none, without reading the members there are.
 * `ifMatch` is the header. Answers the group as it is afterwards, with the same version when nothing changed.
 * Throws ScimError 404, 412, 409 uniqueness, 400 (also for members that are no users), LastAdminError (403).
 */
export async function patchGroup(input: { id: string; patch: PatchOp; ifMatch: string | null; actor: Actor }): Promise<GroupRow> {
  const { patch, ...target } = input
  const { attributes, members } = splitMemberChanges(patch, groupDefinition)
  return changeGroup({
    ...target,
    members,
    change: (resource) => applyPatch({ resource, patch: attributes, definition: groupDefinition }),
  })
}
