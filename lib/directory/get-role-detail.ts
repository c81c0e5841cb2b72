import type { GroupRow } from './group-row'
import { selectGroup } from './group-store'

export type RoleDetail = Pick<GroupRow, 'id' | 'externalId' | 'origin' | 'permission' | 'memberCount' | 'createdAt' | 'updatedAt'> & {
  name: string
}

/** What the console knows about a role beside its members and history; null when there is none with this id. */
export async function getRoleDetail(id: number): Promise<RoleDetail | null> {
  const row = await selectGroup(id)
  if (!row) return null
  const { displayName: name, externalId, origin, permission, memberCount, createdAt, updatedAt } = row
  return { id, name, externalId, origin, permission, memberCount, createdAt, updatedAt }
}
