import type { Instrumentation } from 'next'

import { logRequestError } from '@/lib/log-request-error'

/** Runs once when Next starts, before it answers anything. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startUp } = await import('./lib/start-up')
  await startUp()
}

/** Runs whenever Next answers a request with an error. */
export const onRequestError: Instrumentation.onRequestError = logRequestError
