const QUERY_CANCELED = '57014'

/** Whether `error` says that the database cancelled a statement of the pool because it took too long (client.ts). */
export function isStatementTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === QUERY_CANCELED
}
