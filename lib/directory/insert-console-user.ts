import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/transaction'
import { userNameClash } from './user-name-clash'
import { projectUser } from './user-projection'
import { insertUser, selectUserNameHolder, type UserRow } from './user-store'

type ConsoleUser = { name: string; email: string; permission: UserRow['permission']; passwordHash?: string }

/**
 * The account of a person whom the console lets in: active, named by the e-mail address, managed in the console until an identity provider
 * claims it. Throws ScimError 409 uniqueness when an account has that address as userName.
 */
export async function insertConsoleUser(tx: Tx, { name, email, permission, passwordHash }: ConsoleUser): Promise<UserRow> {
  const at = now()
  const columns = projectUser({
    userName: email,
    displayName: name,
    active: true,
    emails: [{ value: email, type: 'work', primary: true }],
  })
  const row = await insertUser(tx, { ...columns, origin: 'console', permission, passwordHash, createdAt: at, updatedAt: at })
  if (!row) throw userNameClash(email, await selectUserNameHolder(tx, columns.userNameKey))
  return row
}
