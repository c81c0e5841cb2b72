/** What a page or an action may ask for. Admin includes Support. */
export type RequiredPermission = 'support' | 'admin'

export type HeldPermission = 'admin' | 'support' | 'none'

/** Whether an account with `held` may do what asks for `required`. */
export function holdsPermission(held: HeldPermission, required: RequiredPermission): boolean {
  return held === 'admin' || held === required
}
