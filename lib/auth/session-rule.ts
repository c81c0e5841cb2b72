import type { Claims } from './claims'
import { mayEnter } from './sign-in-gate'
import type { Standing } from './sign-in-store'

/** A working day from the sign-in on, however often next-auth may have renewed the cookie meanwhile. */
export const SESSION_SECONDS = 12 * 60 * 60

/**
 * Whether the session with these claims stands at `at`: it is younger than a working day, and its account may enter and has not ended it.
 * The one rule for a request and for a page that stays open.
 */
export function doesSessionStand(input: { claims: Claims; account: Standing | null | undefined; at: Date }): boolean {
  const { claims, account, at } = input
  if (!account || at.getTime() >= (claims.began + SESSION_SECONDS) * 1000) return false
  return mayEnter(account) && claims.epoch >= account.sessionEpoch
}
