import { cache } from 'react'
import { getServerSession } from 'next-auth'

import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { authOptions, SESSION_SECONDS } from './auth-options'
import type { Claims, SignInWay } from './claims'
import type { HeldPermission } from './permission'
import { mayEnter } from './sign-in-gate'
import { findAccount } from './sign-in-store'

/** The person a request belongs to. */
export type SessionUser = { id: number; name: string; email: string | null; permission: HeldPermission; way: SignInWay }

/**
 * The signed-in person of this request, or null. The account is read from the database on every request, once per request:
 * a disabled or removed account, a session older than the account's sessionEpoch, and one of a whole working day end at once.
 */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const session = await getServerSession(await authOptions())
  return session?.claims ? readSessionUser(session.claims) : null
})

// Not in next-auth's session callback: it takes an error thrown there, such as a database that is away, for a broken cookie.
async function readSessionUser({ userId, epoch, began, way }: Claims): Promise<SessionUser | null> {
  if (now().getTime() >= (began + SESSION_SECONDS) * 1000) return null
  const account = await findAccount(await reader(), userId)
  if (!account || !mayEnter(account) || epoch < account.sessionEpoch) return null
  return { id: account.id, name: account.label, email: account.email, permission: account.permission, way }
}
