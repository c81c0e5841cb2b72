import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

import { processState } from '@/lib/process-state'
import { closeDatabase, connect, type Database, postgresPool } from './client'
import { openPGlite } from './open-pglite'
import { pglitePool } from './pglite-pool'

afterAll(closeDatabase)

/**
 * Gives the test file a migrated database with every table empty: PGlite in a temporary folder, or a database of its own on the
 * PostgreSQL server at TEST_DATABASE_URL. Use as `beforeAll(freshDatabase)` or `beforeEach(freshDatabase)`.
 */
export async function freshDatabase(): Promise<void> {
  const { pool } = await processState('database', openTestDatabase)
  const { rows } = await pool.query<{ names: string | null }>(
    `SELECT string_agg(format('%I', tablename), ', ') AS names FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  await pool.query(`TRUNCATE ${rows[0]?.names} RESTART IDENTITY CASCADE`)
}

async function openTestDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'scim-console-test-'))
    const { lite, close } = await openPGlite(path.join(folder, 'database'))
    const closeServer = async () => {
      await close()
      rmSync(folder, { recursive: true, force: true })
    }
    return connect({ pool: pglitePool(lite), kind: 'pglite', closeServer })
  }
  const name = `test_${process.pid}`
  const admin = postgresPool(server, 1)
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${name}`)
  // Any session that forgets to set its own zone shows up as a wrong time.
  await admin.query(`ALTER DATABASE ${name} SET timezone = 'America/New_York'`)
  const pool = postgresPool(Object.assign(new URL(server), { pathname: `/${name}` }).href, 5)
  const dropAndEnd = async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  }
  return connect({ pool, kind: 'postgresql', closeServer: dropAndEnd })
}
