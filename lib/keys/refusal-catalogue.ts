import { defaultDetail, ERROR_CATALOGUE, type ErrorCode, type ErrorEntry } from '@/lib/scim/error-catalogue'

/** Why the API refuses a request because of its key, as it is stored with the key; each stands for an entry of the error catalogue. */
const ERROR_CODES = {
  missing: 'keyMissing',
  malformed: 'keyMalformed',
  unknown: 'keyUnknown',
  expired: 'keyExpired',
  disabled: 'keyDisabled',
  revoked: 'keyRevoked',
  token: 'tokenInvalid',
  endpoint: 'endpointNotAllowed',
} as const satisfies Record<string, ErrorCode>

export type RefusalCode = keyof typeof ERROR_CODES

/** The code of the error catalogue behind a refusal. */
export function refusalErrorCode(code: RefusalCode): ErrorCode {
  return ERROR_CODES[code]
}

/** The catalogue's entry behind a stored code, or null when it is no refusal. */
export function findRefusal(code: string | null): ErrorEntry | null {
  return code !== null && Object.hasOwn(ERROR_CODES, code) ? ERROR_CATALOGUE[ERROR_CODES[code as RefusalCode]] : null
}

/** What the API answers: the cause, sharpened by what is known of this request, and what to do. */
export function refusalDetail(code: RefusalCode, cause?: string): string {
  return defaultDetail(ERROR_CODES[code], cause)
}

/** The detail of a 403: which endpoints the key allows and which path was called. */
export function endpointRefusalDetail(input: { name: string; allowedEndpoints: readonly string[]; path: string }): string {
  const { name, allowedEndpoints, path } = input
  return refusalDetail('endpoint', `The key "${name}" allows ${allowedEndpoints.join(', ')}; ${path} was called.`)
}
