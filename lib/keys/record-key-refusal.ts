import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { logger } from '@/lib/logger'
import { processState } from '@/lib/process-state'
import { updateRefusal } from './key-store'
import type { RefusalCode } from './refusal-catalogue'

/** The same refusal of one key is written at most this often, so that a client that keeps trying costs no writes. */
const INTERVAL = 5_000

/** A refusal that no key can be named for: the key was missing, not readable or unknown. */
export type UnattributedRefusal = { code: RefusalCode; at: Date }

/**
 * Notes that a request was refused, for the admin who waits for a Test Connection. Refusals of an unknown key are kept in this process only.
 * Never throws and need not be awaited.
 */
export async function recordKeyRefusal(refusal: { keyId: number | null; code: RefusalCode }): Promise<void> {
  const { keyId, code } = refusal
  const at = now()
  if (keyId === null) {
    lastUnattributed().value = { code, at }
    return
  }
  const writes = processState('key-refusal-writes', () => new Map<string, number>())
  const name = `${keyId}:${code}`
  if (at.getTime() - (writes.get(name) ?? 0) < INTERVAL) return
  writes.set(name, at.getTime())
  try {
    await updateRefusal(await reader(), { id: keyId, code, at, unlessAfter: new Date(at.getTime() - INTERVAL) })
  } catch (error) {
    writes.delete(name)
    logger.error({ event: 'key-refusal-not-recorded', keyId, code, error })
  }
}

/** The last refusal in this process for which no key could be named. */
export function lastUnattributedRefusal(): UnattributedRefusal | null {
  return lastUnattributed().value
}

function lastUnattributed(): { value: UnattributedRefusal | null } {
  return processState('key-refusal-unattributed', () => ({ value: null as UnattributedRefusal | null }))
}
