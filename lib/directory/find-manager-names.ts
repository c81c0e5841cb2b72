import { isJsonObject } from '@/lib/scim/json'
import { ENTERPRISE_USER_URN } from '@/lib/scim/schemas/enterprise-user'
import { parseId } from './user-id'
import { selectProvisionedLabels, type UserRow } from './user-store'

/**
 * The names of the managers of these accounts, by the id of the account. One query; none when no account has a manager whose id could be
 * one of ours. A manager who is no user of the SCIM view has no name.
 */
export async function findManagerNames(rows: Pick<UserRow, 'id' | 'attributes'>[]): Promise<Map<number, string>> {
  const managers = rows.flatMap((row) => managerOf(row) ?? [])
  if (managers.length === 0) return new Map()
  const found = await selectProvisionedLabels([...new Set(managers.map(({ managerId }) => managerId))])
  const labels = new Map(found.map(({ id, label }) => [id, label]))
  return new Map(
    managers.flatMap(({ id, managerId }) => {
      const label = labels.get(managerId)
      return label === undefined ? [] : [[id, label] as const]
    }),
  )
}

function managerOf({ id, attributes }: Pick<UserRow, 'id' | 'attributes'>): { id: number; managerId: number } | null {
  const extension = attributes[ENTERPRISE_USER_URN]
  const manager = isJsonObject(extension) ? extension.manager : undefined
  const managerId = isJsonObject(manager) && typeof manager.value === 'string' ? parseId(manager.value) : null
  return managerId === null ? null : { id, managerId }
}
