import { reader } from '@/lib/db/transaction'
import type { GroupRow } from './group-row'
import { selectMembersWithout } from './role-access-store'

/** People who hold a permission through one role alone: how many, the first of them by name, and whether the person asking is one. */
export type RoleAccess = { permission: 'admin' | 'support'; count: number; names: string[]; includesActor: boolean }

export const NAMES_TOLD = 10

/**
 * What a role's permission means to its members beside what they hold otherwise: those who would get `permission` if the role gave it, and
 * lose it if the role no longer did. Disabled members count: they hold it as soon as they are enabled.
 */
export async function findRoleAccess(input: {
  roleId: number
  permission: RoleAccess['permission']
  actorId: number
}): Promise<RoleAccess> {
  const { roleId, permission, actorId } = input
  const rows = await selectMembersWithout(await reader(), { groupId: roleId, permission, actorId, limit: NAMES_TOLD })
  const count = Number(rows[0]?.total ?? 0)
  return { permission, count, names: rows.map(({ label }) => label), includesActor: rows[0]?.includesActor ?? false }
}

/** Whether a change of a role's permission from `before` to `after` gives the stronger one, takes it, or does neither, and which that is. */
export function permissionStep(
  before: GroupRow['permission'],
  after: GroupRow['permission'],
): { kind: 'gives' | 'takes'; permission: RoleAccess['permission'] } | null {
  if (before === after) return null
  if (before === 'admin' || after === 'admin') return { kind: after === 'admin' ? 'gives' : 'takes', permission: 'admin' }
  return { kind: after === 'support' ? 'gives' : 'takes', permission: 'support' }
}
