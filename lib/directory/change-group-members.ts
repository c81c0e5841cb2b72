import { now } from '@/lib/clock'
import { sql } from '@/lib/db/sql'
import type { Tx } from '@/lib/db/transaction'
import type { MemberChange } from '@/lib/scim/patch/member-changes'
import { ScimError } from '@/lib/scim/scim-error'
import { deleteMembers, insertMembers } from './group-member-store'
import type { GroupRow } from './group-row'
import { memberFilterToSql, requireModestFilters } from './member-filter-to-sql'
import { parseId } from './user-id'

/** Who became a member and who no longer is one, after all changes: nobody is in both. */
export type ChangedMembers = { added: number[]; removed: number[] }

const MAX_NAMED = 10

/**
 * Makes the changes in their order, each in one statement whose cost follows the ids sent. The group is locked by `tx`. Adding a member and
 * removing none are fine. Throws ScimError 413 tooLarge or 400 tooMany for filters that compare too much, before anything is changed, and 400
 * invalidValue that names the ids that are no users of the SCIM view; the transaction is to be given up then.
 */
export async function changeGroupMembers(
  tx: Tx,
  { group, changes }: { group: Pick<GroupRow, 'id' | 'memberCount'>; changes: MemberChange[] },
): Promise<ChangedMembers> {
  requireModestFilters(changes, group.memberCount)
  const added = new Set<number>()
  const removed = new Set<number>()
  for (const change of changes) {
    const step = await changeOnce(tx, { groupId: group.id, change })
    for (const id of step.removed) if (!added.delete(id)) removed.add(id)
    for (const id of step.added) if (!removed.delete(id)) added.add(id)
  }
  return { added: [...added], removed: [...removed] }
}

async function changeOnce(tx: Tx, { groupId, change }: { groupId: number; change: MemberChange }): Promise<ChangedMembers> {
  const remove = (condition = sql`TRUE`) => deleteMembers(tx, { groupId, condition })
  switch (change.kind) {
    case 'add':
      return { added: await addKnown(tx, { groupId, ids: change.ids }), removed: [] }
    case 'remove':
      return { added: [], removed: await remove(sql`"GroupMember"."userId" = ANY(${possibleIds(change.ids)}::int[])`) }
    case 'removeMatching':
      return { added: [], removed: await remove(memberFilterToSql(change.filter).sql) }
    case 'removeAll':
      return { added: [], removed: await remove() }
    case 'replaceAll': {
      const removed = await remove(sql`NOT "GroupMember"."userId" = ANY(${possibleIds(change.ids)}::int[])`)
      return { added: await addKnown(tx, { groupId, ids: change.ids }), removed }
    }
  }
}

async function addKnown(tx: Tx, { groupId, ids }: { groupId: number; ids: string[] }): Promise<number[]> {
  const { live, added } = await insertMembers(tx, { groupId, userIds: possibleIds(ids), at: now() })
  const known = new Set(live.map(String))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) throw unknownMembers(unknown)
  return added
}

function possibleIds(ids: string[]): number[] {
  return ids.map(parseId).filter((id) => id !== null)
}

function unknownMembers(ids: string[]): ScimError {
  const named = ids.slice(0, MAX_NAMED).map((id) => JSON.stringify(id.slice(0, 100)))
  const more = ids.length > MAX_NAMED ? ` and ${ids.length - MAX_NAMED} more` : ''
  return new ScimError(
    'invalidValue',
    `No user has the id ${named.join(', ')}${more}, so no member was changed. Provision these users first, or leave them out.`,
  )
}
