import { isScimMediaType } from '@/lib/scim/media-type'
import { MAX_BODY_BYTES } from '@/lib/scim/request-limits'
import { ScimError } from '@/lib/scim/scim-error'
import { readLimited } from './read-limited'

/** Reads and parses a JSON body. Throws ScimError 415 (media type, encoding), 413 (too large) or 400 invalidSyntax. */
export async function readBody(request: Request): Promise<unknown> {
  requireReadable(request.headers)
  const bytes = await readLimited(request, MAX_BODY_BYTES)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ScimError('invalidSyntax', 'The request body is not JSON in UTF-8. Send one JSON object.')
  }
}

function requireReadable(headers: Headers) {
  const type = headers.get('content-type')
  if (!isScimMediaType(type))
    throw new ScimError('mediaType', `The media type "${type}" is not accepted. Send application/scim+json in UTF-8.`)
  const encoding = headers.get('content-encoding')
  if (encoding && encoding.toLowerCase() !== 'identity')
    throw new ScimError('mediaType', `The content encoding "${encoding}" is not accepted. Send the body uncompressed.`)
}
