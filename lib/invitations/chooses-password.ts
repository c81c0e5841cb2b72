import { env } from '@/lib/env'

/** Whether an account has no other way in than a password: single sign-on is not configured, and it has a name of its own to sign in with. */
export function choosesPassword<Account extends { signInKey: string | null }>(
  account: Account,
): account is Account & { signInKey: string } {
  return env.ENTRA === null && account.signInKey !== null
}
