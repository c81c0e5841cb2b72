import type { Actor } from '@/lib/audit/actor'
import { inTransaction } from '@/lib/db/transaction'
import { ScimError } from '@/lib/scim/scim-error'
import type { GroupRow } from './group-row'
import { lockProvisionedGroup } from './lock-group'
import { requireActingAdmin } from './require-acting-admin'
import { saveGroup } from './save-group'
import { writableGroup } from './scim-group'

type ChangeMembers = { groupId: number; add?: number[]; remove?: number[]; actor: Actor }

/**
 * Adds and removes members from the console, idempotently. Throws ScimError 404, 400 invalidValue for ids that are no users, 409 conflict
 * for a group whose members the identity provider decides, LastAdminError, and PermissionError when `actor` is no admin any more.
 */
export async function changeMembers({ groupId, add = [], remove = [], actor }: ChangeMembers): Promise<GroupRow> {
  return inTransaction(async (tx) => {
    const row = await lockProvisionedGroup(tx, { id: String(groupId), ifMatch: null })
    await requireActingAdmin(tx, actor)
    if (row.origin === 'entra')
      throw new ScimError('conflict', `Membership of "${row.displayName}" comes from Microsoft Entra ID. Change it there.`)
    const members = [
      { kind: 'remove' as const, ids: remove.map(String) },
      { kind: 'add' as const, ids: add.map(String) },
    ].filter(({ ids }) => ids.length > 0)
    return saveGroup(tx, { row, resource: writableGroup(row), members, actor, provisioned: false })
  })
}
