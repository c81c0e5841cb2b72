import { now } from '@/lib/clock'
import { newRequestId } from '@/lib/ids'
import type { AuthenticatedKey } from '@/lib/keys/authenticate-key'
import { recordKeyUse } from '@/lib/keys/record-key-use'
import { logger } from '@/lib/logger'
import { parseProjectionParams } from '@/lib/scim/messages/search-request'
import { tenantUrl } from '@/lib/tenant-url'
import { type ArrivedRequest, readArrivedRequest } from './arrived-request'
import type { ScimAnswer, ScimCall } from './scim-call'
import { renderAnswer, renderError } from './scim-response'
import { authenticate, limitRate } from './steps/identify-client'
import { readBody } from './steps/read-body'
import { requireEndpoint, requireOperation, requireRoute } from './steps/require-route'

/** The vendor's SDKs send this scheme and parse the body of every answer; naming attributes asks for one as well (RFC 7644 §3.5.2). */
const READS_BODIES = /^managementkey-v1\s/i

/**
 * The SCIM API as one function: request id, key (401), rate (429), path (404, 501), endpoint (403), method (405), media type (415), body
 * (400, 413), operation, answer. Always answers SCIM JSON; never throws.
 */
export function handleScim(request: Request): Promise<Response> {
  return handleScimAs(request.method, request)
}

/** The same for a request that came with `method`, which fetch's Request may not have. */
export async function handleScimAs(method: string, request: Request): Promise<Response> {
  const started = now().getTime()
  const requestId = newRequestId()
  const arrived = readArrivedRequest(method, request)
  let key: AuthenticatedKey | null = null
  let response: Response
  try {
    key = await identify(arrived)
    response = renderAnswer(await answer(arrived, key, requestId))
  } catch (error) {
    response = renderError(error, requestId)
  }
  response.headers.set('X-Request-Id', requestId)
  logRequest({ arrived, requestId, keyId: key?.id ?? null, status: response.status, milliseconds: now().getTime() - started })
  return response
}

/** Discovery answers without an `Authorization` header (RFC 7644 §4); with one, the key is checked there too. */
async function identify(arrived: ArrivedRequest): Promise<AuthenticatedKey | null> {
  const authorization = arrived.headers.get('authorization')
  if (authorization === null && arrived.match.kind === 'route' && arrived.match.route.discovery) return null
  const key = await authenticate(authorization, arrived.address)
  limitRate(key)
  return key
}

async function answer(arrived: ArrivedRequest, key: AuthenticatedKey | null, requestId: string): Promise<ScimAnswer> {
  const route = requireRoute(arrived.match)
  if (key) await requireEndpoint(key, route)
  const operation = requireOperation(route, arrived.method)
  const given = await operation(await toCall(arrived, key, requestId))
  if (key) {
    const { address, headers } = arrived
    await recordKeyUse({ keyId: key.id, address, agent: headers.get('user-agent'), testConnection: given.testConnection ?? false })
  }
  return given
}

async function toCall(arrived: ArrivedRequest, key: AuthenticatedKey | null, requestId: string): Promise<ScimCall> {
  const { method, headers, match, query, address } = arrived
  const authorization = headers.get('authorization')
  // Read before anything is written: a request that is refused changes nothing.
  const projection = parseProjectionParams(query)
  const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH'
  return {
    id: match.kind === 'route' ? match.id : '',
    query,
    ifMatch: headers.get('if-match'),
    ifNoneMatch: headers.get('if-none-match'),
    body: hasBody ? await readBody(arrived.request) : undefined,
    actor: { kind: key ? 'key' : 'system', id: key?.id ?? null, name: key?.name ?? 'Anonymous', address, requestId },
    baseUrl: tenantUrl(),
    key,
    renewKey: () => authenticate(authorization, address),
    signal: arrived.request.signal,
    projection,
    wantsBody: Object.keys(projection).length > 0 || READS_BODIES.test(authorization ?? '') ? 'always' : 'default',
  }
}

/** By allow-list: neither bodies, nor query strings, nor headers, nor ids of people. */
function logRequest(input: { arrived: ArrivedRequest; requestId: string; keyId: number | null; status: number; milliseconds: number }) {
  const { arrived, ...fields } = input
  const path = arrived.match.kind === 'route' ? arrived.match.route.path : arrived.match.kind
  logger.info({ event: 'scim-request', method: arrived.method, path, ...fields })
}
