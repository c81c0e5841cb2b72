import { Prisma } from './generated/client'

/** The name of the unique index that `error` says was violated, or null when it says something else. */
export function uniqueViolation(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return null
  const described = JSON.stringify(error.meta ?? {})
  return /"index":"([^"]+)"/.exec(described)?.[1] ?? /"constraint":"([^"]+)"/.exec(described)?.[1] ?? described
}
