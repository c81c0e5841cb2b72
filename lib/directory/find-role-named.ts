import { reader } from '@/lib/db/transaction'
import { fold } from '@/lib/scim/fold-resource'
import { getRoleDetail, type RoleDetail } from './get-role-detail'
import { selectGroupNameHolder } from './group-store'

/** The role that has this name, in whatever case, or null. */
export async function findRoleNamed(name: string): Promise<RoleDetail | null> {
  const id = await selectGroupNameHolder(await reader(), fold(name))
  return id === null ? null : getRoleDetail(id)
}
