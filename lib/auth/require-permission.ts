import { PermissionError } from '@/lib/permission-error'
import { holdsPermission, type RequiredPermission } from './permission'
import { requireUser } from './require-user'
import type { SessionUser } from './session'

/**
 * For actions and route handlers: the signed-in person, who holds `permission`. Redirects to the sign-in page without a session.
 * Throws PermissionError when the person lacks the permission.
 */
export async function requirePermission(permission: RequiredPermission): Promise<SessionUser> {
  const user = await requireUser()
  if (!holdsPermission(user.permission, permission)) throw new PermissionError(permission)
  return user
}
