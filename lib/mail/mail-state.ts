/** Where a mail is on its way, in the order of it. */
export const MAIL_STATES = ['held', 'queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'cancelled', 'no_address'] as const

export type MailState = (typeof MAIL_STATES)[number]

export type MailKind =
  | 'invitation'
  | 'password_link'
  | 'key_created'
  | 'key_revoked'
  | 'key_taken_over'
  | 'key_stopped'
  | 'key_expires'
  | 'test'

/** The states in words, and how a chip draws them. */
export const MAIL_STATE_WORDS: Record<MailState, { label: string; tone: 'ok' | 'warn' | 'off' | 'bad' }> = {
  held: { label: 'Held', tone: 'warn' },
  queued: { label: 'Queued', tone: 'warn' },
  sent: { label: 'Sent', tone: 'ok' },
  delivered: { label: 'Delivered', tone: 'ok' },
  bounced: { label: 'Bounced', tone: 'bad' },
  complained: { label: 'Marked as spam', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'off' },
  no_address: { label: 'No address', tone: 'bad' },
}
