import { AuthenticationError } from '@/lib/keys/authentication-error'
import { TokenRefusal } from '../token-refusal'

export type ClientCredentials = { id: string; secret: string }

/**
 * Reads how a client authenticates at the token endpoint (RFC 6749 §2.3.1): HTTP Basic, or `client_id` and `client_secret` in the body.
 * Throws AuthenticationError when there is nothing of either or it cannot be read, TokenRefusal invalid_request when there is both.
 */
export function readClientCredentials(authorization: string | null, form: ReadonlyMap<string, string>): ClientCredentials {
  const id = form.get('client_id')
  const secret = form.get('client_secret')
  if (!authorization?.trim()) {
    if (id === undefined || secret === undefined) throw new AuthenticationError('missing')
    return { id: id.trim(), secret: secret.trim() }
  }
  if (secret !== undefined)
    throw new TokenRefusal('invalid_request', 'The client authenticates in two ways at once. Send its secret in the header or in the body.')
  const basic = readBasic(authorization)
  if (id !== undefined && id !== basic.id)
    throw new TokenRefusal('invalid_request', 'Header and body name different clients. Leave client_id out of the body.')
  return basic
}

/** RFC 7617 §2, user and password encoded as in a form before they are put together. */
function readBasic(authorization: string): ClientCredentials {
  const encoded = /^basic\s+([\w+/=-]+)$/i.exec(authorization.trim())?.[1] ?? ''
  const [, user, password] = /^([^:]+):(.+)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []
  if (user === undefined || password === undefined) throw new AuthenticationError('malformed')
  return { id: formDecode(user), secret: formDecode(password) }
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim()
  } catch {
    throw new AuthenticationError('malformed')
  }
}
