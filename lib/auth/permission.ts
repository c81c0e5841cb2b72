/** What a page or an action may ask for. Admin includes Support. */
export type RequiredPermission = 'support' | 'admin'

export type HeldPermission = 'admin' | 'support' | 'none'

/** Whether an account with `held` may do what asks for `required`. */
export function holdsPermission(held: HeldPermission, required: RequiredPermission): boolean {
  return held === 'admin' || held === required
}

/** What a production answer says of a PermissionError that nobody caught. */
export const PERMISSION_DIGEST = 'PERMISSION_REFUSED'

/** Thrown by an action whose person lacks the permission it asks for. */
export class PermissionError extends Error {
  override name = 'PermissionError'
  /** Next hands this to the browser in place of the message: a refusal can be told from a crash. */
  readonly digest = PERMISSION_DIGEST

  constructor(required: RequiredPermission) {
    super(`Only ${required === 'admin' ? 'admins have' : 'admins and support have'} access to this feature. Ask an admin of this console.`)
  }
}
