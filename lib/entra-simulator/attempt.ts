import type { Answer, ScimRequest } from './answer'
import { TokenError, type Credentials } from './credentials'
import type { TenantUrl } from './tenant-url'

/** Where requests go and how. */
export type Endpoint = { tenant: TenantUrl; credentials: Credentials; timeout: number; fetch: typeof fetch }

export type Attempt = Pick<Answer, 'status' | 'headers' | 'text' | 'failure' | 'milliseconds'> & {
  /** The token it was sent with. */
  token?: string
}

/** Sends a request once. Never throws: where nothing came, the status is 0 and `failure` says why. */
export async function attemptOnce(endpoint: Endpoint, request: ScimRequest): Promise<Attempt> {
  let startedAt = performance.now()
  const milliseconds = () => performance.now() - startedAt
  try {
    const token = await tokenFor(endpoint, request)
    startedAt = performance.now()
    const response = await endpoint.fetch(endpoint.tenant.urlOf(request.endpoint, request.query), {
      method: request.method,
      headers: headersOf(request, token),
      body: request.body ? JSON.stringify(request.body) : undefined,
      redirect: 'manual',
      signal: AbortSignal.timeout(endpoint.timeout),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, milliseconds: milliseconds(), token }
  } catch (error) {
    return { status: 0, headers: new Headers(), text: '', failure: describeFailure(error), milliseconds: milliseconds() }
  }
}

async function tokenFor(endpoint: Endpoint, { credentials }: ScimRequest): Promise<string | undefined> {
  if (credentials === 'none') return undefined
  return credentials === 'wrong' ? 'apikey:this-is-no-key-of-yours' : endpoint.credentials.token()
}

function headersOf(request: ScimRequest, token: string | undefined): Record<string, string> {
  return {
    Accept: 'application/scim+json',
    'User-Agent': 'Entra-Provisioning-Simulator/1.0',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(request.body ? { 'Content-Type': 'application/scim+json; charset=utf-8' } : {}),
  }
}

/** What fetch throws hides the reason in `cause`. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if (error instanceof TokenError) return `no access token: ${error.message}`
  if (error.name === 'TimeoutError') return 'no answer in time'
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause && typeof cause.code === 'string' ? `${cause.code}: ` : ''
  return `no answer (${code}${cause.message || error.message})`
}
