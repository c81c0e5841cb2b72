import { ScimError } from '@/lib/scim/scim-error'
import { type RefusalCode, refusalDetail, refusalErrorCode } from './refusal-catalogue'

export type AuthenticationFailure = Exclude<RefusalCode, 'endpoint'>

/** A 401: why no key was accepted, and what to do. `keyId` names the key when it is known; the key itself is never part of it. */
export class AuthenticationError extends ScimError {
  readonly reason: AuthenticationFailure
  readonly keyId: number | null

  constructor(reason: AuthenticationFailure, known: { cause?: string; keyId?: number } = {}) {
    super(refusalErrorCode(reason), refusalDetail(reason, known.cause))
    this.name = 'AuthenticationError'
    this.reason = reason
    this.keyId = known.keyId ?? null
  }
}
