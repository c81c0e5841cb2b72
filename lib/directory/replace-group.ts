import type { Actor } from '@/lib/audit/actor'
import type { ScimResource } from '@/lib/scim/json'
import { changeGroup } from './change-group'
import { groupMemberIds } from './group-member-ids'
import type { GroupRow } from './group-row'

type ReplaceGroup = { id: string; resource: ScimResource; hasMembers: boolean; ifMatch: string | null; actor: Actor }

/**
 * SCIM PUT (RFC 7644 §3.5.1) of a coerced resource. An externalId that it leaves out is cleared; members stay unless it speaks of them
 * (`hasMembers`): nobody loses access by omission. Throws ScimError 404, 412, 409 uniqueness, 400 invalidValue, LastAdminError (403).
 */
export async function replaceGroup({ resource, hasMembers, ...target }: ReplaceGroup): Promise<GroupRow> {
  const members = hasMembers ? [{ kind: 'replaceAll' as const, ids: groupMemberIds(resource) }] : []
  return changeGroup({ ...target, members, change: () => resource })
}
