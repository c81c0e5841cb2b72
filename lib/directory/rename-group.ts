import type { Actor } from '@/lib/audit/actor'
import { inTransaction } from '@/lib/db/transaction'
import { ScimError } from '@/lib/scim/scim-error'
import type { GroupRow } from './group-row'
import { lockProvisionedGroup } from './lock-group'
import { requireActingAdmin } from './require-acting-admin'
import { saveGroup } from './save-group'
import { writableGroup } from './scim-group'

/**
 * Gives a group another displayName from the console. Throws ScimError 404, 409 uniqueness when a group has the name, 409 conflict for a group that
 * the identity provider names, PermissionError for a person who is no admin any more.
 */
export async function renameGroup(input: { groupId: number; displayName: string; actor: Actor }): Promise<GroupRow> {
  const { groupId, displayName, actor } = input
  return inTransaction(async (tx) => {
    const row = await lockProvisionedGroup(tx, { id: String(groupId), ifMatch: null })
    await requireActingAdmin(tx, actor)
    if (row.origin === 'entra')
      throw new ScimError('conflict', `The name of "${row.displayName}" comes from Microsoft Entra ID. Change it there.`)
    return saveGroup(tx, { row, resource: { ...writableGroup(row), displayName }, members: [], actor, provisioned: false })
  })
}
