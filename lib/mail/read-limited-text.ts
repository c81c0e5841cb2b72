/** Reads a body as it is, byte for byte, as UTF-8. Null when it has more than `maxBytes`. */
export async function readLimitedText(request: Request, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  // A signature is over every byte: a byte order mark is one of them.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks, size))
}
