import type { Tx } from '@/lib/db/transaction'
import { requireMatch } from '@/lib/scim/etag'
import { parseId, unknownUser } from './user-id'
import { lockUser, type UserRow } from './user-store'

/** The account of the SCIM view, locked until the transaction ends and of the version asked for. Throws ScimError 404 or 412. */
export async function lockProvisionedUser(tx: Tx, { id, ifMatch }: { id: string; ifMatch: string | null }): Promise<UserRow> {
  const number = parseId(id)
  const row = number === null ? null : await lockUser(tx, number)
  if (!row || row.removedAt) throw unknownUser(id)
  requireMatch(ifMatch, row.version)
  return row
}
