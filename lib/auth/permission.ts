/** What a page or an action may ask for. Admin includes Support. */
export type RequiredPermission = 'support' | 'admin'

export type HeldPermission = 'admin' | 'support' | 'none'

/** Whether an account with `held` may do what asks for `required`. */
export function holdsPermission(held: HeldPermission, required: RequiredPermission): boolean {
  return held === 'admin' || held === required
}

/** Thrown by an action whose person lacks the permission it asks for. */
export class PermissionError extends Error {
  override name = 'PermissionError'

  constructor(required: RequiredPermission) {
    super(`Only ${required === 'admin' ? 'admins have' : 'admins and support have'} access to this feature. Ask an admin of this console.`)
  }
}
