import { isUtf8MediaType } from '@/lib/scim/media-type'
import { ScimError } from '@/lib/scim/scim-error'
import { TokenRefusal } from '../token-refusal'
import { readLimited } from './read-limited'

const FORM = 'application/x-www-form-urlencoded'
/** A token request takes a few hundred bytes. */
const MAX_FORM_BYTES = 16_384

/**
 * Reads the parameters of a token request (RFC 6749 §3.2): each at most once, one without a value as if it were left out. Throws ScimError
 * 415, 413 or 400, and TokenRefusal invalid_request.
 */
export async function readForm(request: Request): Promise<Map<string, string>> {
  requireForm(request.headers)
  const form = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(decode(await readLimited(request, MAX_FORM_BYTES)))) {
    if (form.has(name)) throw new TokenRefusal('invalid_request', 'A parameter occurs more than once. Send each of them once.')
    form.set(name, value)
  }
  return new Map([...form].filter(([, value]) => value !== ''))
}

function requireForm(headers: Headers) {
  if (!isUtf8MediaType(headers.get('content-type') ?? '', [FORM]))
    throw new ScimError('mediaType', `The body must be of the media type ${FORM} in UTF-8. Send it as that.`)
  if ((headers.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity')
    throw new ScimError('mediaType', 'The body is compressed. Send it uncompressed.')
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new TokenRefusal('invalid_request', 'The body is not in UTF-8. Send it in UTF-8.')
  }
}
