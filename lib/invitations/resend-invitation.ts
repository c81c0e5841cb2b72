import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import type { MailState } from '@/lib/mail/mail-state'
import { cancelWaiting } from '@/lib/mail/mail-store'
import { issuePasswordLink } from '@/lib/password-links/issue-password-link'
import { choosesPassword } from './chooses-password'
import { latestInvitations } from './find-invitations'
import { inviterOf, queueInvitation } from './follow-user'
import { invitationAddress } from './invitation-address'
import { hurryInvitation, type InvitationRow, type LockedInvitee, lockInvitee } from './invitation-store'
import { withdrawMail } from './withdraw-mail'

/** How long after an invitation was put on its way the next one may be. */
export const COOLDOWN_MS = 5 * 60_000

/** What came of it: the address that the invitation goes to, or why there is none. `cooldown` says from when on there may be one. */
export type Resent =
  | { outcome: 'sent'; address: string }
  | { outcome: 'cooldown'; name: string; until: Date }
  | { outcome: 'no_address' | 'disabled' | 'removed' | 'signed_in'; name: string; origin: LockedInvitee['origin'] }
  | { outcome: 'unknown' }

/** Mail that never left, or came back, keeps nobody from trying again. */
const WITHOUT_COOLDOWN: MailState[] = ['held', 'failed', 'cancelled', 'no_address', 'bounced']
/** Resend told of these later than they left. */
const TOLD_STATES: MailState[] = ['delivered', 'complained']

/**
 * Invites an account again that may enter and never signed in, whatever the policy in Settings: one that is held or waits to be tried again
 * leaves now instead of a second one, and of clicks within five minutes one sends. Audited in the same transaction.
 */
export async function resendInvitation({ userId, actor }: { userId: number; actor: Actor }): Promise<Resent> {
  return inTransaction(async (tx) => {
    const invitee = await lockInvitee(tx, userId)
    if (!invitee) return { outcome: 'unknown' }
    const { label: name, origin } = invitee
    const refused = refusal(invitee)
    if (refused) return { outcome: refused, name, origin }
    const byLink = choosesPassword(invitee)
    const address = byLink ? invitee.signInKey : invitationAddress(invitee)
    if (address === null) return { outcome: 'no_address', name, origin }
    const latest = (await latestInvitations(tx, [userId])).get(userId)
    const until = cooldownEnd(latest)
    if (until > now()) return { outcome: 'cooldown', name, until }
    if (byLink) await linkAnew(tx, { userId, actor })
    else await inviteAnew(tx, { invitee, address, latest, actor })
    const target = { kind: 'user' as const, id: userId, name }
    await recordAuditEvent(tx, { actor, action: 'user.invitation_resent', target, after: { address } })
    return { outcome: 'sent', address }
  })
}

function refusal({ active, removedAt, firstSignInAt }: LockedInvitee): 'removed' | 'disabled' | 'signed_in' | null {
  if (removedAt) return 'removed'
  if (!active) return 'disabled'
  return firstSignInAt ? 'signed_in' : null
}

function cooldownEnd(latest: InvitationRow | undefined): Date {
  if (!latest || WITHOUT_COOLDOWN.includes(latest.state)) return new Date(0)
  const { state, stateAt, firstAttemptAt, createdAt } = latest
  const leftAt = TOLD_STATES.includes(state) ? (firstAttemptAt ?? createdAt) : stateAt
  return new Date(leftAt.getTime() + COOLDOWN_MS)
}

type InviteAnew = { invitee: LockedInvitee; address: string; latest: InvitationRow | undefined; actor: Actor }

async function inviteAnew(tx: Tx, { invitee, address, latest, actor }: InviteAnew): Promise<void> {
  const fits = latest?.kind === 'invitation' && latest.address === address
  if (fits && (await hurryInvitation(tx, { id: latest.id, at: now() }))) return
  await withdrawMail(tx, invitee.id)
  await queueInvitation(tx, { invitee, actor, policy: 'send' })
}

/** Always a new link: the old one may be about to end. */
async function linkAnew(tx: Tx, { userId, actor }: { userId: number; actor: Actor }): Promise<void> {
  await cancelWaiting(tx, { userId, kind: 'invitation', why: null, at: now() })
  await issuePasswordLink(tx, { userId, invitedBy: inviterOf(actor), reason: 'invited' })
}
