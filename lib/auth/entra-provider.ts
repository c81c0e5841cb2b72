import type { OAuthConfig } from 'next-auth/providers/oauth'

import { env } from '@/lib/env'
import { readEntraIdentity } from './entra-identity'

/** The name of the provider in next-auth's addresses: `/api/auth/callback/entra` is the redirect URI to register. */
export const ENTRA_PROVIDER = 'entra'

const TIMEOUT_MS = 10_000
/** What our sign-in page may ask of Microsoft Entra ID's. */
const HINTS = new Set(['login_hint', 'prompt'])

/**
 * Microsoft Entra ID as an OpenID Provider of one tenant (https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc), or null when
 * the environment does not name one. The authorization code is bound by PKCE, state and nonce; the ID token must be signed by the
 * tenant's keys and carry its issuer and our client id. next-auth's own provider asks Microsoft Graph for a photo and fails without it.
 */
export function entraProvider(): OAuthConfig<Record<string, unknown>> | null {
  const client = env.ENTRA
  if (!client) return null
  return {
    id: ENTRA_PROVIDER,
    name: 'Microsoft Entra ID',
    type: 'oauth',
    wellKnown: `${client.issuer}/.well-known/openid-configuration`,
    issuer: client.issuer,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    client: { token_endpoint_auth_method: 'client_secret_post' },
    authorization: { params: { scope: 'openid profile email' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    httpOptions: { timeout: TIMEOUT_MS },
    // Whose account it is, callbacks.signIn finds out; a token without `oid` and `tid` is nobody's.
    profile: (claims) => {
      const identity = readEntraIdentity(claims)
      if (!identity) throw new Error('The ID token has no oid or tid. Use the v2.0 endpoint of one tenant.')
      return { id: identity.oid }
    },
  }
}

/** Takes everything but the hints out of a query that next-auth would pass on to the provider, whatever it is. */
export function keepHintsOnly(query: URLSearchParams): void {
  for (const name of [...query.keys()]) if (!HINTS.has(name)) query.delete(name)
}
