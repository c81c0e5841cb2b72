import type { Actor } from '@/lib/audit/actor'
import { inTransaction } from '@/lib/db/transaction'
import type { ScimResource } from '@/lib/scim/json'
import type { MemberChange } from '@/lib/scim/patch/member-changes'
import type { GroupRow } from './group-row'
import { lockProvisionedGroup } from './lock-group'
import { saveGroup } from './save-group'
import { writableGroup } from './scim-group'

type ChangeGroup = {
  id: string
  ifMatch: string | null
  actor: Actor
  members: MemberChange[]
  change: (resource: ScimResource) => ScimResource
}

/** What PATCH and PUT have in common: the group locked, its version checked, changed by a pure function and saved with its members. */
export async function changeGroup({ id, ifMatch, actor, members, change }: ChangeGroup): Promise<GroupRow> {
  return inTransaction(async (tx) => {
    const row = await lockProvisionedGroup(tx, { id, ifMatch })
    return saveGroup(tx, { row, resource: change(writableGroup(row)), members, actor, provisioned: true })
  })
}
