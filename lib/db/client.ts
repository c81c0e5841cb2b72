import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { dropProcessState, processState } from '@/lib/process-state'
import { PrismaClient } from './generated/client'
import { migrate } from './migrate'
import { openPGlite } from './open-pglite'
import { pglitePool } from './pglite-pool'

export type Database = { prisma: PrismaClient; pool: pg.Pool; kind: 'pglite' | 'postgresql'; close: () => Promise<void> }

const STATE = 'database'
/** The major version of the PostgreSQL in PGlite: another major cannot open the folder. */
const PGLITE_FOLDER = 'pglite-18'

/** This process's database, opened and migrated at first use. Throws when it cannot be opened; the next call tries again. */
export function database(): Promise<Database> {
  return processState(STATE, () =>
    open().catch((error: unknown) => {
      dropProcessState(STATE)
      throw error
    }),
  )
}

/** Closes the database of this process, if it was opened. */
export async function closeDatabase(): Promise<void> {
  const open = processState<Promise<Database> | null>(STATE, () => null)
  dropProcessState(STATE)
  await (await open)?.close()
}

/** A database over `pool`, migrated. `closeServer` runs after the pool has ended. */
export async function connect(input: { pool: pg.Pool; kind: Database['kind']; closeServer?: () => Promise<void> }): Promise<Database> {
  const { pool, kind, closeServer } = input
  pool.on('error', (error) => logger.error({ event: 'database-pool', error }))
  const applied = await migrate(pool)
  if (applied.length) logger.info({ event: 'migrations-applied', database: kind, migrations: applied })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 10_000, timeout: 20_000 } })
  const close = async () => {
    await prisma.$disconnect()
    await pool.end()
    await closeServer?.()
  }
  return { prisma, pool, kind, close }
}

async function open(): Promise<Database> {
  if (env.NEXT_PHASE === 'phase-production-build') throw new Error('The database must not be opened during a build.')
  if (env.DATABASE_URL) return connect({ pool: postgresPool(env.DATABASE_URL, env.DATABASE_POOL), kind: 'postgresql' })
  const { lite, close } = await openPGlite(path.join(env.DATA_DIR, PGLITE_FOLDER))
  const opened = await connect({ pool: pglitePool(lite), kind: 'pglite', closeServer: close })
  // PGlite has no autovacuum, and one session: it is done before anybody waits for it.
  await opened.pool.query('VACUUM (ANALYZE)')
  return opened
}

/**
 * A pool on a PostgreSQL server. Prisma sends times as bare UTC text, so every session must be in UTC.
 * A statement of more than half a minute is cancelled: nobody waits for it any more.
 */
export function postgresPool(connectionString: string, max: number): pg.Pool {
  return new pg.Pool({ connectionString, max, keepAlive: true, options: '-c TimeZone=UTC -c statement_timeout=30000' })
}
