import type { Tx } from '@/lib/db/transaction'
import { requireMatch } from '@/lib/scim/etag'
import { unknownGroup } from './group-id'
import type { GroupRow } from './group-row'
import { lockGroup } from './group-store'
import { parseId } from './user-id'

/** The group, locked until the transaction ends and of the version asked for. Throws ScimError 404 or 412. */
export async function lockProvisionedGroup(tx: Tx, { id, ifMatch }: { id: string; ifMatch: string | null }): Promise<GroupRow> {
  const number = parseId(id)
  const row = number === null ? null : await lockGroup(tx, number)
  if (!row) throw unknownGroup(id)
  requireMatch(ifMatch, row.version)
  return row
}
