import type { MailKind } from './mail-state'
import type { MailAccount } from './mail-store'

/** Mail that lets somebody in. */
const LETS_IN: MailKind[] = ['invitation', 'password_link']

/** Why a mail that waited must not leave any more, as its account is now; or null. An account can change while its mail waits. */
export function mailObstacle({ kind, account }: { kind: MailKind; account: MailAccount }): string | null {
  if (!LETS_IN.includes(kind)) return null
  if (account.active === null || account.removedAt) return 'The account was removed before it was sent.'
  if (!account.active) return 'The account was disabled before it was sent.'
  if (kind === 'invitation' && account.firstSignInAt) return 'Signed in before it was sent.'
  return null
}
