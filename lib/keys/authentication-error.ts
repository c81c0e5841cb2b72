import { type RefusalCode, refusalDetail } from './refusal-catalogue'

export type AuthenticationFailure = Exclude<RefusalCode, 'endpoint'>

/** A 401: why no key was accepted, and what to do. `keyId` names the key when it is known; the key itself is never part of it. */
export class AuthenticationError extends Error {
  readonly reason: AuthenticationFailure
  readonly detail: string
  readonly keyId: number | null

  constructor(reason: AuthenticationFailure, known: { cause?: string; keyId?: number } = {}) {
    const detail = refusalDetail(reason, known.cause)
    super(detail)
    this.name = 'AuthenticationError'
    this.reason = reason
    this.detail = detail
    this.keyId = known.keyId ?? null
  }
}
