import type { Actor } from '@/lib/audit/actor'
import { inTransaction } from '@/lib/db/transaction'
import type { ScimResource } from '@/lib/scim/json'
import { lockProvisionedUser } from './lock-provisioned-user'
import { saveUser } from './save-user'
import { writableResource } from './scim-user'
import type { UserRow } from './user-store'

type ChangeUser = { id: string; ifMatch: string | null; actor: Actor; change: (resource: ScimResource) => ScimResource }

/** What PATCH and PUT have in common: the account locked, its version checked, changed by a pure function and saved. */
export async function changeUser({ id, ifMatch, actor, change }: ChangeUser): Promise<UserRow> {
  return inTransaction(async (tx) => {
    const row = await lockProvisionedUser(tx, { id, ifMatch })
    return saveUser(tx, { row, resource: change(writableResource(row)), actor, provisioned: true })
  })
}
