import { type NextRequest, NextResponse } from 'next/server'

import { env } from '@/lib/env'
import { newRequestId, randomToken } from '@/lib/ids'

/** Gives every page request its id, its path (for the way back after sign-in) and a content security policy with a nonce of its own. */
export function proxy(request: NextRequest) {
  const requestId = newRequestId()
  const policy = contentSecurityPolicy(randomToken())
  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  headers.set('x-request-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  // Next reads the nonce out of this request header and puts it on its own scripts.
  headers.set('content-security-policy', policy)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('x-request-id', requestId)
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: '/((?!v1(?:/|$)|api/|oauth2/|_next/static/|healthz$|readyz$|metrics$).*)',
}

// No upgrade-insecure-requests: a first start on http://localhost or in a private network must work.
function contentSecurityPolicy(nonce: string): string {
  const evaluate = env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
