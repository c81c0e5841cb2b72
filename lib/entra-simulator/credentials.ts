import { asObject } from './json'

/** What an application registers with Entra for OAuth 2.0 client credentials (RFC 6749 §4.4). */
export type ClientCredentials = { clientId: string; clientSecret: string; tokenEndpoint: string }

/** Where the value after `Bearer` comes from. */
export type Credentials = {
  /** The token for a request; throws TokenError where there is none to be had. */
  token: () => Promise<string>
  /** Gives up a token that was refused. False where there is no other to try. */
  renew: (refused: string) => boolean
  /** Everything that must not be told to anyone. */
  secrets: () => string[]
}

/** The token endpoint gave no token; the message says what it answered and holds no secret. */
export class TokenError extends Error {
  override name = 'TokenError'
}

/** A token is given up so many milliseconds before it ends. */
const MARGIN = 60_000
const SHORTEST_LIFE = 1000

/** A token that is pasted once and stays as it is: the field Secret Token. */
export function secretTokenCredentials(secretToken: string): Credentials {
  return { token: async () => secretToken, renew: () => false, secrets: () => [secretToken, secretToken.replace(/^apikey:/, '')] }
}

/**
 * A token fetched from the token endpoint with id and secret in the form (`client_secret_post`), kept until shortly before it ends and
 * fetched again when it is refused. Requests that come at the same time share one fetch.
 */
export function oauthCredentials(client: ClientCredentials, options: { fetch: typeof fetch; timeout: number }): Credentials {
  const seen: string[] = [client.clientSecret]
  let current: Promise<{ token: string; until: number }> | undefined
  let held = ''

  async function token(): Promise<string> {
    current ??= fetchToken(client, options)
    const fetched = current
    try {
      const { token, until } = await fetched
      if (token !== held) seen.push(token)
      held = token
      if (performance.now() < until) return token
    } catch (error) {
      if (current === fetched) current = undefined
      throw error
    }
    if (current === fetched) current = undefined
    return token()
  }

  return {
    token,
    renew: (refused) => {
      if (refused === held) {
        current = undefined
        held = ''
      }
      return true
    },
    secrets: () => seen,
  }
}

async function fetchToken(client: ClientCredentials, options: { fetch: typeof fetch; timeout: number }) {
  const form = { grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret }
  const response = await options.fetch(client.tokenEndpoint, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(form),
    redirect: 'manual',
    signal: AbortSignal.timeout(options.timeout),
  })
  const text = await response.text()
  const answer = asObject(parse(text)) ?? {}
  const { access_token: token, token_type: type, expires_in: seconds } = answer
  if (response.status !== 200) throw new TokenError(`the token endpoint answered ${response.status} ${String(answer.error ?? '')}`.trim())
  if (typeof token !== 'string' || !/^bearer$/i.test(String(type)) || typeof seconds !== 'number') {
    throw new TokenError('the token endpoint answered without access_token, token_type Bearer and expires_in')
  }
  return { token, until: performance.now() + Math.max(seconds * 1000 - MARGIN, SHORTEST_LIFE) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
