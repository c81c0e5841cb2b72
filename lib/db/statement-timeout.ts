import { knownRequestError } from './known-request-error'

const QUERY_CANCELED = '57014'
const TRANSACTION_ERROR = 'P2028'

/** Whether `error` says that the database cancelled a statement of the pool because it took too long (client.ts). */
export function isStatementTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === QUERY_CANCELED
}

/**
 * Whether `error` says that a transaction, or a statement in it, took too long (client.ts): nothing of it was applied. One that could not
 * begin because others are at work has done nothing to be told so.
 */
export function isTransactionTimeout(error: unknown): boolean {
  const known = knownRequestError(error)
  if (!known) return false
  return known.meta.includes(`"${QUERY_CANCELED}"`) || (known.code === TRANSACTION_ERROR && known.meta.includes('"timeTaken"'))
}
