import { AuthenticationError } from '@/lib/keys/authentication-error'
import { logger } from '@/lib/logger'
import type { ScimResource } from '@/lib/scim/json'
import { errorResponse } from '@/lib/scim/messages/error-response'
import { ScimError } from '@/lib/scim/scim-error'
import { HttpRefusal } from './http-refusal'
import type { ScimAnswer } from './scim-call'

const CONTENT_TYPE = 'application/scim+json; charset=utf-8'

/** The HTTP response of an operation's answer. */
export function renderAnswer(answer: ScimAnswer): Response {
  const headers = baseHeaders(answer.body)
  if (answer.etag) headers.set('ETag', answer.etag)
  if (answer.location) headers.set('Location', answer.location)
  return respond(answer.status, answer.body, headers)
}

/** Any error as a refusal. What is not a known one is our fault: 500, logged with its stack, and the client learns the request id only. */
export function refusalOf(error: unknown, requestId: string): ScimError {
  if (error instanceof ScimError) return error
  logger.error({ event: 'scim-request-failed', requestId, error })
  return new ScimError('serverFault', `This is a fault of the server. Tell its support the request id ${requestId}.`)
}

/** The HTTP response of any error: a SCIM error body (RFC 7644 §3.12). */
export function renderError(error: unknown, requestId: string): Response {
  const refusal = refusalOf(error, requestId)
  const body = errorResponse(refusal)
  const headers = baseHeaders(body)
  if (refusal.status === 401) headers.set('WWW-Authenticate', `Bearer realm="SCIM"${challengeError(error)}`)
  if (refusal instanceof HttpRefusal) for (const [name, value] of Object.entries(refusal.headers)) headers.set(name, value)
  return respond(refusal.status, body, headers)
}

// RFC 6750 §3.1: no error code where no credentials were sent.
function challengeError(error: unknown): string {
  return error instanceof AuthenticationError && error.reason !== 'missing' ? ', error="invalid_token"' : ''
}

function baseHeaders(body: ScimResource | undefined): Headers {
  const headers = new Headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
  if (body) headers.set('Content-Type', CONTENT_TYPE)
  return headers
}

function respond(status: number, body: ScimResource | undefined, headers: Headers): Response {
  return new Response(body ? JSON.stringify(body) : null, { status, headers })
}
