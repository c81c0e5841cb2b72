import { unknownGroup } from './group-id'
import type { GroupRow } from './group-row'
import { selectGroup } from './group-store'
import { parseId } from './user-id'

/** The group with this id (RFC 7644 §3.4.1), without its members. Throws ScimError 404 for an unknown or impossible id. */
export async function getProvisionedGroup(id: string): Promise<GroupRow> {
  const number = parseId(id)
  const row = number === null ? null : await selectGroup(number)
  if (!row) throw unknownGroup(id)
  return row
}
