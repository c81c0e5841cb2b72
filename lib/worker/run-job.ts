import { setTimeout as sleep } from 'node:timers/promises'

import { logger } from '@/lib/logger'

const AFTER_FAILURE_MS = 5_000

/** Work that comes back. `run` says how many milliseconds to wait before the next time. */
export type Job = { name: string; run: () => Promise<number> }

/** Does a job again and again until `signal` aborts; what is being done then is finished. Whatever it throws is logged, and it is tried again. */
export async function runJob({ name, run }: Job, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const wait = await run().catch((error: unknown) => {
      logger.error({ event: 'job-failed', job: name, error })
      return AFTER_FAILURE_MS
    })
    await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
