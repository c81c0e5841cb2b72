import { ScimError } from '@/lib/scim/scim-error'

/** A refusal whose answer needs headers of its own. */
export class HttpRefusal extends ScimError {
  constructor(
    code: 'methodNotAllowed' | 'tooManyRequests',
    detail: string,
    readonly headers: Record<string, string>,
  ) {
    super(code, detail)
  }
}

/** 429 with `Retry-After` in seconds, which Entra obeys (RFC 6585 §4). */
export function tooManyRequests(retryAfterSeconds: number, reason: string): HttpRefusal {
  const headers = { 'Retry-After': String(retryAfterSeconds) }
  return new HttpRefusal(
    'tooManyRequests',
    `${reason} Try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}.`,
    headers,
  )
}

/** 405 with `Allow` (RFC 9110 §15.5.6). */
export function methodNotAllowed(method: string, allowed: string[]): HttpRefusal {
  const list = allowed.join(', ')
  return new HttpRefusal('methodNotAllowed', `${method} is not allowed here. Use ${list}.`, { Allow: list })
}
