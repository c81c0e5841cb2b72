/**
 * Prisma's code and details when `error` is one of its known request errors, else null.
 * Told by shape, not by class: Next's bundles and server.ts each load a copy of the class.
 */
export function knownRequestError(error: unknown): { code: string; meta: string } | null {
  if (!(error instanceof Error) || error.name !== 'PrismaClientKnownRequestError') return null
  const { code, meta } = error as Error & { code?: unknown; meta?: unknown }
  return typeof code === 'string' ? { code, meta: JSON.stringify(meta ?? {}) } : null
}
