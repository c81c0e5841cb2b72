import { now } from '@/lib/clock'
import { reader } from '@/lib/db/transaction'
import { logger } from '@/lib/logger'
import { processState } from '@/lib/process-state'
import { updateLastUse, updateTestConnection } from './key-store'

/** How often one key's last use is written at most. */
const INTERVAL = 60_000

/**
 * Notes that a key was used: the first use in this process at once, then at most once a minute; a Test Connection always.
 * Never throws and need not be awaited: a use that cannot be written is logged and tried again with the next request.
 */
export async function recordKeyUse(use: {
  keyId: number
  address: string | null
  agent: string | null
  testConnection: boolean
}): Promise<void> {
  const { keyId, address, testConnection } = use
  const writes = processState('key-use-writes', () => new Map<number, number>())
  const at = now()
  const last = writes.get(keyId)
  if (!testConnection && last !== undefined && at.getTime() - last < INTERVAL) return
  writes.set(keyId, at.getTime())
  try {
    const tx = await reader()
    const row = { id: keyId, at, address, agent: storable(use.agent) }
    if (testConnection) await updateTestConnection(tx, row)
    else await updateLastUse(tx, { ...row, unlessAfter: new Date(at.getTime() - INTERVAL) })
  } catch (error) {
    writes.delete(keyId)
    logger.error({ event: 'key-use-not-recorded', keyId, error })
  }
}

/** A client chooses its User-Agent freely: what no column takes is cut. */
function storable(agent: string | null): string | null {
  return agent === null ? null : agent.replaceAll('\0', '').slice(0, 200)
}
