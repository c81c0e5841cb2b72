import { ScimError } from '@/lib/scim/scim-error'

/** Reads a request body of at most `maxBytes`. Throws ScimError 413, or 400 invalidSyntax when it breaks off. */
export async function readLimited(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    // A client that hangs up is no fault of ours.
    throw error instanceof ScimError ? error : new ScimError('invalidSyntax', 'The request body broke off before its end. Send it again.')
  }
  return Buffer.concat(chunks, size)
}

function tooLarge(maxBytes: number) {
  return new ScimError('tooLarge', `The request body is larger than ${maxBytes} bytes. Send a smaller one.`)
}
