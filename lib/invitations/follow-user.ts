import type { Actor } from '@/lib/audit/actor'
import type { Tx } from '@/lib/db/transaction'
import { queueMail } from '@/lib/mail/queue-mail'
import { issuePasswordLink } from '@/lib/password-links/issue-password-link'
import { selectPasswordOwner } from '@/lib/password-links/password-link-store'
import type { ScimResource } from '@/lib/scim/json'
import { readSettings } from '@/lib/settings/read-settings'
import { choosesPassword } from './chooses-password'
import { invitationAddress } from './invitation-address'
import { readdressInvitations } from './invitation-store'
import { withdrawMail } from './withdraw-mail'

/** An account as far as invitations look at it. */
export type Invitee = {
  id: number
  userName: string
  attributes: ScimResource
  active: boolean
  removedAt: Date | null
  firstSignInAt: Date | null
}

type FollowUser = {
  /** The account as it was, or null for a new one. */
  before: Invitee | null
  after: Invitee
  actor: Actor
}

/**
 * Keeps the outbox true to an account that was created or changed, in the same transaction: who may get in from now on and has never signed in is
 * invited once, by the policy in Settings; who may no longer get in gets nothing that has not left yet; a mail that waits goes where the
 * account's address is now.
 */
export async function followUser(tx: Tx, { before, after, actor }: FollowUser): Promise<void> {
  const could = before !== null && mayEnter(before)
  if (!mayEnter(after)) {
    if (could) await withdrawMail(tx, after.id)
    return
  }
  if (!could) return inviteOnce(tx, { before, after, actor })
  const address = invitationAddress(after)
  if (address !== invitationAddress(before)) await readdressInvitations(tx, { userId: after.id, address, policy: await policyOf(tx) })
}

async function inviteOnce(tx: Tx, { before, after, actor }: FollowUser): Promise<void> {
  if (after.firstSignInAt !== null) return
  // A new account has no name of its own to sign in with: whoever makes one that has, invites it.
  const owner = before && (await selectPasswordOwner(tx, after.id))
  if (owner && choosesPassword(owner)) await issuePasswordLink(tx, { userId: after.id, invitedBy: inviterOf(actor), reason: 'invited' })
  else await queueInvitation(tx, { invitee: after, actor })
}

type QueueInvitation = { invitee: Omit<Invitee, 'active' | 'removedAt' | 'firstSignInAt'>; actor: Actor; policy?: 'send' | 'hold' }

/** Queues one invitation to an account that may get in, or holds it, as `policy` or else Settings say. Returns the mail's id. */
export async function queueInvitation(tx: Tx, { invitee, actor, policy }: QueueInvitation): Promise<number | null> {
  return queueMail(tx, {
    kind: 'invitation',
    userId: invitee.id,
    address: invitationAddress(invitee),
    data: { invitedBy: inviterOf(actor) },
    held: (policy ?? (await policyOf(tx))) === 'hold',
  })
}

/** The person who invites, or null when it is the identity provider. */
export function inviterOf({ kind, name }: Actor): string | null {
  return kind === 'user' ? name : null
}

async function policyOf(tx: Tx): Promise<'send' | 'hold'> {
  return (await readSettings(tx)).invitationPolicy
}

function mayEnter({ active, removedAt }: Invitee): boolean {
  return active && removedAt === null
}
