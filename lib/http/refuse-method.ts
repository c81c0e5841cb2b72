import { newRequestId } from '@/lib/ids'
import { methodNotAllowed } from './http-refusal'
import { readTarget } from './request-target'
import { ROUTE_METHODS } from './route-methods'
import { renderTokenError } from './token-response'

const TOKEN_PATH = /^\/oauth2\/token\/?$/

/**
 * 405 (RFC 9110 §15.5.6) for a request outside the SCIM API whose method no route of Next has: in the words of OAuth 2.0 at the token
 * endpoint, else in plain text. Null for any other request.
 */
export function refuseMethod({ method = '', url = '' }: { method?: string; url?: string }): Response | null {
  if (ROUTE_METHODS.includes(method)) return null
  const response = TOKEN_PATH.test(readTarget(url).path) ? renderTokenError(methodNotAllowed(method, ['POST'])) : plainRefusal(method)
  response.headers.set('X-Request-Id', newRequestId())
  return response
}

function plainRefusal(method: string): Response {
  const { status, detail, headers } = methodNotAllowed(method, ROUTE_METHODS)
  const more = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
  return new Response(`${detail}\n`, { status, headers: { ...headers, ...more } })
}
