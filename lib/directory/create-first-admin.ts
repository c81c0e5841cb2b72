import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import type { Tx } from '@/lib/db/transaction'
import { diffResources } from '@/lib/scim/diff-resources'
import { fold } from '@/lib/scim/fold-resource'
import { insertConsoleUser } from './insert-console-user'
import { writableResource } from './scim-user'
import { claimSignInKey } from './sign-in-key-store'
import { userNameClash } from './user-name-clash'
import type { UserRow } from './user-store'

/**
 * The account that set-up makes: admin, with a password, managed in the console until an identity provider claims it. It signs in with the
 * address given here for good: whatever the identity provider makes of userName and emails must not lock it out.
 * Throws ScimError 409 uniqueness when an account has that address as userName, or signs in with it.
 */
export async function createFirstAdmin(
  tx: Tx,
  admin: { name: string; email: string; passwordHash: string; actor: Actor },
): Promise<UserRow> {
  const { name, email, passwordHash, actor } = admin
  const row = await insertConsoleUser(tx, { name, email, permission: 'admin', passwordHash })
  if (!(await claimSignInKey(tx, row.id, fold(email)))) throw userNameClash(email, null)
  const after = { ...diffResources({}, writableResource(row)).after, permission: row.permission }
  await recordAuditEvent(tx, { actor, action: 'user.created', target: { kind: 'user', id: row.id, name: row.label }, after })
  return row
}
