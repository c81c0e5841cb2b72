import type { Tx } from '@/lib/db/transaction'
import { findLastSuccess, selectFailures } from './sign-in-store'

const WINDOW_MS = 15 * 60_000
const FAILURES_PER_NAME = 5
const FAILURES_PER_ADDRESS = 20

/**
 * When a sign-in under this name from this address may be tried again, or null when it may be tried now. Counts the failures of the last
 * 15 minutes, under the name (since the last success) and from the address, and never asks whether there is such an account.
 */
export async function signInBlockedUntil(tx: Tx, input: { nameHash: string; address: string; at: Date }): Promise<Date | null> {
  const { nameHash, address, at } = input
  const start = new Date(at.getTime() - WINDOW_MS)
  const success = await findLastSuccess(tx, nameHash)
  const afterSuccess = success && success > start ? success : start
  const named = await selectFailures(tx, { by: { nameHash }, after: afterSuccess, limit: FAILURES_PER_NAME })
  const addressed = await selectFailures(tx, { by: { address }, after: start, limit: FAILURES_PER_ADDRESS })
  const oldest = [named[FAILURES_PER_NAME - 1], addressed[FAILURES_PER_ADDRESS - 1]].filter((failure) => failure !== undefined)
  return oldest.length ? new Date(Math.max(...oldest.map((failure) => failure.getTime() + WINDOW_MS))) : null
}
