/** Thrown when a person lacks the permission that what they ask for needs. */
export class PermissionError extends Error {
  override name = 'PermissionError'
  /** Next hands this to the browser in place of the message: a refusal that nobody caught can be told from a crash. */
  readonly digest = 'PERMISSION_REFUSED'

  constructor(required: 'support' | 'admin') {
    super(`Only ${required === 'admin' ? 'admins have' : 'admins and support have'} access to this feature. Ask an admin of this console.`)
  }
}
