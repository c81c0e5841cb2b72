import { clientAddress } from '@/lib/client-address'
import { now } from '@/lib/clock'
import { newRequestId } from '@/lib/ids'
import { ACCESS_TOKEN_SCOPE, issueAccessToken } from '@/lib/keys/access-token'
import { type AuthenticatedKey, authenticateClient } from '@/lib/keys/authenticate-key'
import { recordKeyUse } from '@/lib/keys/record-key-use'
import { logger } from '@/lib/logger'
import { methodNotAllowed } from './http-refusal'
import { refusalOf } from './scim-response'
import { countFailures, limitRate } from './steps/identify-client'
import { readClientCredentials } from './steps/read-client-credentials'
import { readForm } from './steps/read-form'
import { TokenRefusal } from './token-refusal'
import { renderToken, renderTokenError } from './token-response'

/**
 * The token endpoint as one function (RFC 6749 §4.4): request id, method (405), media type (415), form (400, 413), grant type and scope
 * (400), client (401), rate (429), token. The client is a Management API key: its id and itself. Always answers JSON; never throws.
 */
export async function handleTokenRequest(request: Request): Promise<Response> {
  const started = now().getTime()
  const requestId = newRequestId()
  let key: AuthenticatedKey | null = null
  let response: Response
  try {
    key = await identify(request)
    response = renderToken(await issueAccessToken(key.id))
  } catch (error) {
    response = renderTokenError(refusalOf(error, requestId))
  }
  response.headers.set('X-Request-Id', requestId)
  // By allow-list, as for the SCIM API: no parameter of the request is among them.
  const { method } = request
  const milliseconds = now().getTime() - started
  logger.info({ event: 'token-request', method, requestId, keyId: key?.id ?? null, status: response.status, milliseconds })
  return response
}

async function identify(request: Request): Promise<AuthenticatedKey> {
  const { method, headers } = request
  if (method !== 'POST') throw methodNotAllowed(method, ['POST'])
  const form = await readForm(request)
  requireGrant(form)
  const address = clientAddress(headers)
  const key = await countFailures(async () => authenticateClient(readClientCredentials(headers.get('authorization'), form)), address)
  limitRate(key)
  await recordKeyUse({ keyId: key.id, address, agent: headers.get('user-agent'), testConnection: false })
  return key
}

function requireGrant(form: ReadonlyMap<string, string>): void {
  const grantType = form.get('grant_type')
  if (grantType === undefined) throw new TokenRefusal('invalid_request', 'There is no grant_type. Send grant_type=client_credentials.')
  if (grantType !== 'client_credentials')
    throw new TokenRefusal('unsupported_grant_type', 'This grant_type is not supported. Send grant_type=client_credentials.')
  const scope = form.get('scope') ?? ACCESS_TOKEN_SCOPE
  if (scope.split(' ').some((name) => name !== ACCESS_TOKEN_SCOPE))
    throw new TokenRefusal('invalid_scope', `The only scope is ${ACCESS_TOKEN_SCOPE}. Send it or leave scope out.`)
}
