import { now } from '@/lib/clock'
import { PASSWORD_LINK_HOURS } from '@/lib/password-links/password-link-hours'
import type { MailKind } from './mail-state'
import type { MailAccount } from './mail-store'

type WaitingMail = { kind: MailKind; userId: number | null; createdAt: Date; account: MailAccount }

/**
 * Why a mail that waited must not leave any more, or null: its account can change meanwhile, and a link ends. What is for no account has no such
 * reason.
 */
export function mailObstacle({ kind, userId, createdAt, account }: WaitingMail): string | null {
  if (userId === null) return null
  if (account.active === null || account.removedAt) return 'The account was removed before it was sent.'
  if (!account.active) return 'The account was disabled before it was sent.'
  if (kind === 'password_link' && now().getTime() >= createdAt.getTime() + PASSWORD_LINK_HOURS * 3_600_000)
    return 'Its link ended before it could be sent. Send another one.'
  if (kind === 'invitation' && account.firstSignInAt) return 'Signed in before it was sent.'
  return null
}
