import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { queueInvitation } from '@/lib/invitations/follow-user'
import { issuePasswordLink } from '@/lib/password-links/issue-password-link'
import { diffResources } from '@/lib/scim/diff-resources'
import { fold } from '@/lib/scim/fold-resource'
import { insertConsoleUser } from './insert-console-user'
import type { InviteInput } from './invite-input'
import { lockInvites, wasInvitedBy } from './invite-store'
import { requireActingAdmin } from './require-acting-admin'
import { writableResource } from './scim-user'
import { claimSignInKey, releaseSignInKey, selectSignInKeyHolder } from './sign-in-key-store'
import { userNameClash } from './user-name-clash'
import { selectUserNameHolder, type UserRow } from './user-store'

type InvitePerson = InviteInput & { actor: Actor }

/** The account that was made, or the one that has the address already. */
export type Invited = { userId: number } | { holderId: number }

/** So long the same form, sent again, is the same invitation. */
const REPEAT_MS = 60_000

/**
 * Invites a person who is not in Microsoft Entra ID: makes their account and queues the mail that lets them in, both or neither. With single
 * sign-on that is an invitation, sent or held by the policy in Settings; without it a link by which they choose a password. The same form
 * sent twice makes one account, and both answers name it. Throws ScimError 409 when SCIM creates the account at the same moment, and
 * PermissionError when `actor` is no admin any more.
 */
export async function invitePerson(person: InvitePerson): Promise<Invited> {
  const key = fold(person.email)
  return inTransaction(async (tx) => {
    await lockInvites(tx)
    await requireActingAdmin(tx, person.actor)
    await releaseSignInKey(tx, key)
    const holderId = (await selectUserNameHolder(tx, key)) ?? (await selectSignInKeyHolder(tx, key))
    if (holderId === null) return { userId: (await invite(tx, person)).id }
    return (await isRepeat(tx, holderId, person)) ? { userId: holderId } : { holderId }
  })
}

async function invite(tx: Tx, { name, email, permission, actor }: InvitePerson): Promise<UserRow> {
  const row = await insertConsoleUser(tx, { name, email, permission })
  const target = { kind: 'user' as const, id: row.id, name: row.label }
  const after = { ...diffResources({}, writableResource(row)).after, permission }
  await recordAuditEvent(tx, { actor, action: 'user.created', target, after })
  await recordAuditEvent(tx, { actor, action: 'user.invited', target, after: { address: email, permission } })
  if (env.ENTRA) {
    await queueInvitation(tx, { invitee: row, actor })
    return row
  }
  if (!(await claimSignInKey(tx, row.id, fold(email)))) throw userNameClash(email, null)
  await issuePasswordLink(tx, { userId: row.id, invitedBy: actor.name, reason: 'invited' })
  return row
}

function isRepeat(tx: Tx, userId: number, { name, permission, actor }: InvitePerson): Promise<boolean> {
  const since = new Date(now().getTime() - REPEAT_MS)
  return wasInvitedBy(tx, { userId, name, permission, actorId: actor.id, since })
}
