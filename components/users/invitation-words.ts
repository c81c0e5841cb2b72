import { ENTRA } from '@/components/users/user-words'
import type { MailState } from '@/lib/mail/mail-state'

/** What the users list says below *Invited*. */
export const INVITATION_LABELS: Record<MailState, string> = {
  held: 'Invitation held',
  queued: 'Invitation queued',
  sent: 'Invitation sent',
  delivered: 'Invitation delivered',
  bounced: 'Invitation bounced',
  complained: 'Marked as spam',
  failed: 'Invitation failed',
  cancelled: 'Invitation cancelled',
  no_address: 'No address',
}

/** What a person who looks after somebody's invitation does about it; null when there is nothing to do. */
export const INVITATION_ADVICE: Record<MailState, string | null> = {
  held: 'It waits until an admin releases it, or resends it to this user alone.',
  queued: null,
  sent: null,
  delivered: null,
  bounced: 'The mail server there did not take it. Correct the address, then resend the invitation.',
  complained: 'Ask the person to mark mail from this console as wanted, then resend the invitation.',
  failed: 'Correct what the error says, then resend the invitation.',
  cancelled: null,
  no_address: `Set a work e-mail address in ${ENTRA}, or a user name that is an address. The invitation then leaves by itself.`,
}

/** What a timeline says of a mail that lets somebody in. */
export const MAIL_SENTENCES: Record<MailState, string> = {
  held: 'is held until an admin releases it',
  queued: 'is on its way',
  sent: 'was sent',
  delivered: 'was delivered',
  bounced: 'bounced',
  complained: 'was marked as spam',
  failed: 'could not be sent',
  cancelled: 'was cancelled before it left',
  no_address: 'has no address to go to',
}
