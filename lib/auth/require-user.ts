import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'

import { safeReturnPath } from './return-path'
import { currentUser, type SessionUser } from './session'

/** next-auth's cookie of a session, with its prefix on https and in parts when it is long. */
const SESSION_COOKIE = /^(__Secure-)?next-auth\.session-token(\.\d+)?$/

/**
 * The signed-in person, whatever their permission. Without one the request is redirected to the sign-in page, which leads back
 * to the path in the header x-request-path (set by proxy.ts) and, when there was a session, says that it has ended.
 */
export async function requireUser(): Promise<SessionUser> {
  const user = await currentUser()
  if (user) return user
  const from = safeReturnPath((await headers()).get('x-request-path'))
  const query = new URLSearchParams({
    ...(from && from !== '/' ? { from } : {}),
    ...((await hadSession()) ? { reason: 'session-ended' } : {}),
  })
  redirect(query.size > 0 ? `/sign-in?${query}` : '/sign-in')
}

async function hadSession(): Promise<boolean> {
  return (await cookies()).getAll().some(({ name }) => SESSION_COOKIE.test(name))
}
