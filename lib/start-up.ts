import { printSetUpLink } from '@/lib/auth/set-up-link'
import { database } from '@/lib/db/client'
import { exportForNextAuth } from '@/lib/env'
import { logger } from '@/lib/logger'
import { processState } from '@/lib/process-state'
import { startWorker } from '@/lib/worker/run-worker'

/** Makes this process ready to answer: database open and migrated, first admin invited, worker running. Runs once however often it is called; ends the process when it fails. */
export function startUp(): Promise<void> {
  return processState('start-up', prepare)
}

async function prepare(): Promise<void> {
  try {
    const { kind } = await database()
    exportForNextAuth()
    logger.info({ event: 'ready', database: kind })
    await printSetUpLink()
    startWorker()
  } catch (error) {
    logger.error({ event: 'start-up-failed', error })
    logger.notice(`\nThe console cannot start. ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
