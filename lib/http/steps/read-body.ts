import { isScimMediaType } from '@/lib/scim/media-type'
import { ScimError } from '@/lib/scim/scim-error'

/** Largest request body, in bytes. Entra's requests are a few kilobytes. */
export const MAX_BODY_BYTES = 1_048_576

/** Reads and parses a JSON body. Throws ScimError 415 (media type, encoding), 413 (too large) or 400 invalidSyntax. */
export async function readBody(request: Request): Promise<unknown> {
  requireReadable(request.headers)
  const bytes = await readLimited(request)
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

async function readLimited(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > MAX_BODY_BYTES) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    // A client that hangs up is no fault of ours.
    throw error instanceof ScimError ? error : new ScimError('invalidSyntax', 'The request body broke off before its end. Send it again.')
  }
  return Buffer.concat(chunks, size)
}

function tooLarge() {
  return new ScimError('tooLarge', `The request body is larger than ${MAX_BODY_BYTES} bytes. Send a smaller one.`)
}
