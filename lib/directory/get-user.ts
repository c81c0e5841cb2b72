import { parseId, unknownUser } from './user-id'
import { selectProvisionedUser, type UserRow } from './user-store'

/** The account with this id in the SCIM view (RFC 7644 §3.4.1). Throws ScimError 404 for an unknown, removed or impossible id. */
export async function getProvisionedUser(id: string): Promise<UserRow> {
  const number = parseId(id)
  const row = number === null ? null : await selectProvisionedUser(number)
  if (!row) throw unknownUser(id)
  return row
}
