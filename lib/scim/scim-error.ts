import { defaultDetail, type ErrorCode, errorEntry, type ScimType } from './error-catalogue'

/**
 * A refusal as the SCIM client will read it (RFC 7644 §3.12). The code of the catalogue gives status and `scimType`. `detail` is shown
 * to the administrator of the identity provider: it says what is wrong with this request and ends in what to do; without one the
 * catalogue's cause and remedy say it.
 */
export class ScimError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly scimType: ScimType | undefined
  readonly detail: string

  constructor(code: ErrorCode, detail = defaultDetail(code)) {
    super(detail)
    const { status, scimType } = errorEntry(code)
    this.name = 'ScimError'
    this.code = code
    this.status = status
    this.scimType = scimType
    this.detail = detail
  }

  /** The same refusal with the place where it happened in front of its detail. */
  within(place: string): ScimError {
    return new ScimError(this.code, `${place}: ${this.detail}`)
  }
}
