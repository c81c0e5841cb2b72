import type { UserGroup } from './group-row'
import { selectGroupsOf } from './group-member-store'

/** The groups that each of these accounts is a direct member of, by name. One query; an account without groups has an empty list. */
export async function findGroupsOf(userIds: number[]): Promise<Map<number, UserGroup[]>> {
  const groups = new Map<number, UserGroup[]>(userIds.map((id) => [id, []]))
  if (userIds.length === 0) return groups
  for (const { userId, ...group } of await selectGroupsOf(userIds)) groups.get(userId)?.push(group)
  return groups
}
