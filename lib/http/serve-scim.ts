import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

import { SCIM_BASE_PATH } from '@/lib/keys/endpoint-catalogue'
import { handleScimAs } from './handle-scim'
import { readTarget } from './request-target'
import { ROUTE_METHODS } from './route-methods'
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
  const { method = 'GET' } = incoming
  await sendResponse(await handleScimAs(method, toRequest(incoming, hangUpSignal(outgoing))), incoming, outgoing)
}

/** Aborts when the connection closes before the answer has gone out. */
function hangUpSignal(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort()
  })
  return controller.signal
}

/** Methods that fetch's Request refuses to have. None takes a body, and no route has one. */
const NO_METHODS_OF_FETCH = ['CONNECT', 'TRACE', 'TRACK']

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  const method = NO_METHODS_OF_FETCH.includes(incoming.method ?? '') ? 'GET' : incoming.method
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const { path, query } = readTarget(incoming.url ?? '')
  return new Request(new URL(`http://scim.invalid${path}?${query}`), {
    method,
    headers,
    body: hasBody ? (Readable.toWeb(incoming) as ReadableStream) : null,
    duplex: 'half',
    signal,
  } as RequestInit)
}
