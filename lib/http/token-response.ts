import { AuthenticationError } from '@/lib/keys/authentication-error'
import { ACCESS_TOKEN_SCOPE, ACCESS_TOKEN_SECONDS } from '@/lib/keys/access-token'
import type { ScimError } from '@/lib/scim/scim-error'
import { HttpRefusal } from './http-refusal'
import { TokenRefusal } from './token-refusal'

const NO_CREDENTIALS = 'The request has no client credentials. Send client_id and client_secret in the body, or both by HTTP Basic.'
const WRONG_CREDENTIALS =
  'The client identifier or the client secret is not right. Copy the client identifier from the page of the Management API key, and use the ' +
  'key itself as client secret.'

/** 200 with an access token (RFC 6749 §5.1). */
export function renderToken(accessToken: string): Response {
  const body = { access_token: accessToken, token_type: 'Bearer', expires_in: ACCESS_TOKEN_SECONDS, scope: ACCESS_TOKEN_SCOPE }
  return respond(200, body, {})
}

/** The HTTP response of a refusal (RFC 6749 §5.2). Never tells whether it was the client's id or its secret that is wrong. */
export function renderTokenError(refusal: ScimError): Response {
  const headers = {
    ...(refusal.status === 401 && { 'WWW-Authenticate': 'Basic realm="OAuth 2.0", charset="UTF-8"' }),
    ...(refusal instanceof HttpRefusal && refusal.headers),
  }
  return respond(refusal.status, { error: errorOf(refusal), error_description: describe(refusal) }, headers)
}

function errorOf(refusal: ScimError): string {
  if (refusal instanceof TokenRefusal) return refusal.error
  if (refusal instanceof AuthenticationError) return 'invalid_client'
  if (refusal.status === 429) return 'temporarily_unavailable'
  return refusal.status >= 500 ? 'server_error' : 'invalid_request'
}

function describe(refusal: ScimError): string {
  if (!(refusal instanceof AuthenticationError) || refusal.keyId !== null) return plain(refusal.detail)
  return refusal.reason === 'missing' ? NO_CREDENTIALS : WRONG_CREDENTIALS
}

/** A description has neither quotation marks nor backslashes nor letters beyond ASCII (RFC 6749 appendix A.8). */
function plain(text: string): string {
  return text.replaceAll('"', "'").replace(/[^\x20-\x7e]|\\/gu, '?')
}

function respond(status: number, body: Record<string, string | number>, headers: Record<string, string>): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache', ...headers } })
}
