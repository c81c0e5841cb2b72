import { reader } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { type PasswordOwner, selectPasswordOwner } from './password-link-store'

/**
 * Whether an account may be sent a link to choose a password: it may enter, the console gave it a name to sign in with, and, where single
 * sign-on is configured, it has a password already.
 */
export function maySetPassword({ active, removedAt, signInKey, passwordHash }: PasswordOwner): boolean {
  return active && removedAt === null && signInKey !== null && (env.ENTRA === null || passwordHash !== null)
}

/**
 * Whether the page of the account with this id offers that link: not to one whose invitation is that link, which is sent again instead
 * (resend-invitation.ts).
 */
export async function isPasswordLinkOffered(userId: number): Promise<boolean> {
  const owner = await selectPasswordOwner(await reader(), userId)
  if (owner === null || !maySetPassword(owner)) return false
  return owner.firstSignInAt !== null || env.ENTRA !== null
}
