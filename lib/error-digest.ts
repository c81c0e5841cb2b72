/** The id that Next gives an error it caught on the server: the page that the browser shows instead has it too. Undefined where there is none. */
export function errorDigest(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
}
