import { logger } from '@/lib/logger'
import { database } from './client'

/** Whether the database answers a query. Never throws. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await (await database()).pool.query('SELECT 1')
    return true
  } catch (error) {
    logger.error({ event: 'database-not-ready', error })
    return false
  }
}
