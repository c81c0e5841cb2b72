import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

import { newRequestId } from '@/lib/ids'
import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { ScimError } from '@/lib/scim/scim-error'
import { handleScim } from './handle-scim'
import { readTarget } from './request-target'
import { ROUTE_METHODS } from './route-methods'
import { renderError } from './scim-response'
import { sendResponse } from './send-response'

/** Whether node's request is for the SCIM API. */
export function isScimRequest(url: string | undefined): boolean {
  const { path } = readTarget(url ?? '')
  return path === SCIM_BASE_PATH || path.startsWith(`${SCIM_BASE_PATH}/`)
}

const PLAIN_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.:~-]+)*\/?$/

/**
 * Whether Next's router hands this request over unchanged. It answers other methods, repeated slashes, dots and malformed encoding by
 * itself, in HTML or with a redirect, and rewrites a query with a path in it (entra-flag-path.ts).
 */
export function isPlainRequest({ method = '', url = '' }: { method?: string; url?: string }): boolean {
  const [path = '', query = ''] = url.split(/\?(.*)/s, 2)
  return ROUTE_METHODS.includes(method) && PLAIN_PATH.test(path) && !query.includes('/')
}

/** Answers node's request with the SCIM API, in front of Next's router, which costs several times as much. */
export async function serveScim(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = toRequest(incoming, hangUpSignal(outgoing))
  await sendResponse(request ? await handleScim(request) : refuse(), incoming, outgoing)
}

/** Aborts when the connection closes before the answer has gone out. */
function hangUpSignal(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort()
  })
  return controller.signal
}

function refuse(): Response {
  const requestId = newRequestId()
  const detail = 'This method or address cannot be read. Use the Tenant URL as it was shown.'
  const response = renderError(new ScimError('invalidSyntax', detail), requestId)
  response.headers.set('X-Request-Id', requestId)
  return response
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const { path, query } = readTarget(incoming.url ?? '')
  try {
    return new Request(new URL(`http://scim.invalid${path}?${query}`), {
      method: incoming.method,
      headers,
      body: hasBody ? (Readable.toWeb(incoming) as ReadableStream) : null,
      duplex: 'half',
      signal,
    } as RequestInit)
  } catch {
    // TRACE and other methods that fetch's Request refuses.
    return null
  }
}
