import { holdsPermission, type RequiredPermission } from './permission'
import { requireUser } from './require-user'
import type { SessionUser } from './session'

/**
 * For pages: the signed-in person who holds `permission`, or null for one who lacks it: the page then renders its no-access
 * screen. Redirects to the sign-in page without a session.
 */
export async function pagePermission(permission: RequiredPermission): Promise<SessionUser | null> {
  const user = await requireUser()
  return holdsPermission(user.permission, permission) ? user : null
}
