import type { GroupMemberRow } from './group-row'
import { selectMembers } from './group-member-store'

/** The members of each of these groups in the order of their ids. One query; a group without members has an empty list. */
export async function findMembers(groupIds: number[]): Promise<Map<number, GroupMemberRow[]>> {
  const members = new Map<number, GroupMemberRow[]>(groupIds.map((id) => [id, []]))
  if (groupIds.length === 0) return members
  for (const row of await selectMembers(groupIds)) members.get(row.groupId)?.push(row)
  return members
}
