import { knownRequestError } from './known-request-error'

const UNIQUE_CONSTRAINT_FAILED = 'P2002'

/** The name of the unique index that `error` says was violated, or null when it says something else. */
export function uniqueViolation(error: unknown): string | null {
  const known = knownRequestError(error)
  if (known?.code !== UNIQUE_CONSTRAINT_FAILED) return null
  return /"(?:index|constraint)":"([^"]+)"/.exec(known.meta)?.[1] ?? known.meta
}
