import { isEntraToken } from './entra-token'
import { KEY_LENGTH, type KeyProblem, parseKey } from './key-format'
import { KEY_PREFIX, withoutApiKeyPrefix } from './key-prefix'

/** A well-formed key, something that looks like an access token, or why there is neither. `cause` never repeats what was sent. */
export type Authorization =
  | { kind: 'key'; key: string }
  | { kind: 'token'; token: string }
  | { kind: 'missing' | 'malformed'; cause: string }

const SCHEME = /^(?:bearer|managementkey-v1)(?:\s+|$)/i
// A JWT starts with the Base64 of {" (RFC 7519 §3).
const ACCESS_TOKEN = /^bearer\s+(eyJ\S*)$/i

/**
 * Reads an Authorization header: `Bearer apikey:{key}` (Microsoft Entra ID), `Bearer {key}` or `ManagementKey-v1 {key}` (the vendor's SDKs),
 * `Bearer {access token}` (RFC 6750), scheme in any case (RFC 9110 §11.1). Looks nothing up and checks no signature.
 */
export function readAuthorization(authorization: string | null): Authorization {
  const header = authorization?.trim() ?? ''
  if (header === '') return { kind: 'missing', cause: 'The request has no Authorization header.' }
  if (!SCHEME.test(header)) return { kind: 'malformed', cause: 'The Authorization header must start with "Bearer".' }
  const token = header.replace(SCHEME, '').trim()
  if (token === '') return { kind: 'missing', cause: 'The Authorization header holds no Management API key.' }
  const accessToken = ACCESS_TOKEN.exec(header)?.[1]
  if (accessToken !== undefined && !isEntraToken(accessToken)) return { kind: 'token', token: accessToken }
  const key = withoutApiKeyPrefix(token)
  const parsed = parseKey(key)
  return parsed.kind === 'well_formed' ? { kind: 'key', key } : { kind: 'malformed', cause: causeOf(parsed.problem, key) }
}

function causeOf(problem: KeyProblem, key: string): string {
  switch (problem) {
    case 'empty':
      return 'Nothing follows "apikey:".'
    case 'prefix':
      return wrongStart(key)
    case 'alphabet':
      return 'The key contains a character that no key has, such as a blank copied along.'
    case 'too_short':
      return `The key is cut off: ${key.length} of its ${KEY_LENGTH} characters arrived.`
    case 'too_long':
      return `The key is too long: ${key.length} characters arrived, it has ${KEY_LENGTH}.`
    case 'checksum':
      return 'The key is mistyped: its checksum does not match.'
  }
}

/** The mistakes that people make when they fill Secret Token, told by how the value begins. */
function wrongStart(key: string): string {
  if (/^bearer\s/i.test(key)) return 'The Secret Token begins with "Bearer", which Microsoft Entra ID adds by itself.'
  if (key.startsWith('{')) return 'The key is in curly braces, which do not belong to it.'
  if (isEntraToken(key)) return 'A token of Microsoft Entra ID arrived instead of a key: Secret Token is empty there.'
  return `The key is incomplete or something else: keys start with "${KEY_PREFIX}".`
}
