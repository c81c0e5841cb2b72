import { ScimError } from '@/lib/scim/scim-error'

/** A refusal whose answer needs headers of its own. */
export class HttpRefusal extends ScimError {
  constructor(
    status: 405 | 429,
    detail: string,
    readonly headers: Record<string, string>,
  ) {
    super(status, undefined, detail)
  }
}

/** 429 with `Retry-After` in seconds, which Entra obeys (RFC 6585 §4). */
export function tooManyRequests(retryAfterSeconds: number, reason: string): HttpRefusal {
  const headers = { 'Retry-After': String(retryAfterSeconds) }
  return new HttpRefusal(429, `${reason} Try again in ${retryAfterSeconds} seconds.`, headers)
}

/** 405 with `Allow` (RFC 9110 §15.5.6). */
export function methodNotAllowed(method: string, allowed: string[]): HttpRefusal {
  const list = allowed.join(', ')
  return new HttpRefusal(405, `${method} is not allowed here. Use ${list}.`, { Allow: list })
}
