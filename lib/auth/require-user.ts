import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

import { safeReturnPath } from './return-path'
import { currentUser, type SessionUser } from './session'

/**
 * The signed-in person, whatever their permission. Without one the request is redirected to the sign-in page, which leads back
 * to the path in the header x-request-path (set by proxy.ts).
 */
export async function requireUser(): Promise<SessionUser> {
  const user = await currentUser()
  if (user) return user
  const from = safeReturnPath((await headers()).get('x-request-path'))
  redirect(from && from !== '/' ? `/sign-in?${new URLSearchParams({ from })}` : '/sign-in')
}
