import { cache } from 'react'
import { getServerSession } from 'next-auth'

import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { authOptions } from './auth-options'
import type { Claims, SignInWay } from './claims'
import type { HeldPermission } from './permission'
import { doesSessionStand } from './session-rule'
import { findAccount } from './sign-in-store'

/** The person a request belongs to, and how and when this session began. */
export type SessionUser = { id: number; name: string; email: string | null; permission: HeldPermission; way: SignInWay; began: Date }

/** A session that stands: what its cookie says, and whose it is. */
export type Session = { claims: Claims; user: SessionUser }

/**
 * The session of this request, or null. The account is read from the database on every request, once per request:
 * a disabled or removed account, a session older than the account's sessionEpoch, and one of a whole working day end at once.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const session = await getServerSession(await authOptions())
  return session?.claims ? readSession(session.claims) : null
})

/** The signed-in person of this request, or null. */
export async function currentUser(): Promise<SessionUser | null> {
  return (await currentSession())?.user ?? null
}

// Not in next-auth's session callback: it takes an error thrown there, such as a database that is away, for a broken cookie.
async function readSession(claims: Claims): Promise<Session | null> {
  const account = await findAccount(await reader(), claims.userId)
  if (!account || !doesSessionStand({ claims, account, at: now() })) return null
  const { id, label: name, email, permission } = account
  return { claims, user: { id, name, email, permission, way: claims.way, began: new Date(claims.began * 1000) } }
}
