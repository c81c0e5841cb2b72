/** `scimType` keywords of RFC 7644 §3.12 (table 9) and of RFC 9865 §2.1 (the last three). */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount'

type BadRequestType = Exclude<ScimType, 'uniqueness' | 'sensitive'>

/** Statuses that have no keyword of their own. */
type PlainStatus = 401 | 404 | 405 | 406 | 408 | 411 | 412 | 413 | 414 | 415 | 428 | 429 | 431 | 500 | 501 | 503

/** The legal pairs: a keyword comes with exactly one status, and never the other way round. */
type ScimErrorArguments =
  | [status: 400, scimType: BadRequestType | undefined, detail: string]
  | [status: 403, scimType: 'sensitive' | undefined, detail: string]
  | [status: 409, scimType: 'uniqueness' | undefined, detail: string]
  | [status: PlainStatus, scimType: undefined, detail: string]

/**
 * A refusal as the SCIM client will read it (RFC 7644 §3.12). `detail` is shown to the administrator of the
 * identity provider: it says what is wrong and ends in what to do. Pairs of status and `scimType` that the
 * RFC does not know cannot be written down.
 */
export class ScimError extends Error {
  readonly status: number
  readonly scimType: ScimType | undefined
  readonly detail: string

  constructor(...[status, scimType, detail]: ScimErrorArguments) {
    super(detail)
    this.name = 'ScimError'
    this.status = status
    this.scimType = scimType
    this.detail = detail
  }

  /** The same refusal with the place where it happened in front of its detail. */
  within(place: string): ScimError {
    return new ScimError(...([this.status, this.scimType, `${place}: ${this.detail}`] as ScimErrorArguments))
  }
}
