import { reader } from '@/lib/db/transaction'
import { selectIsLastAdminRole } from './role-access-store'

/** Whether a role that gives Admin cannot stop giving it: the rule of requireAdminLeft (last-admin.ts), told before anybody is asked. */
export async function isLastAdminRole(roleId: number): Promise<boolean> {
  return selectIsLastAdminRole(await reader(), roleId)
}
