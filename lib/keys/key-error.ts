export type KeyErrorCode = 'not_found' | 'revoked' | 'not_disabled' | 'no_owner'

/** A change to a key that its rules forbid. The message is for the admin who asked for it. */
export class KeyError extends Error {
  readonly code: KeyErrorCode

  constructor(code: KeyErrorCode, message: string) {
    super(message)
    this.name = 'KeyError'
    this.code = code
  }
}
