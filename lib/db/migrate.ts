import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Pool, PoolClient } from 'pg'

// The advisory lock that Prisma Migrate takes: instances that start together, and the official CLI, wait for each other.
const PRISMA_MIGRATE_LOCK = 72707369

const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

type LedgerRow = { migration_name: string; checksum: string; finished_at: Date | null }
type Migration = { name: string; sql: string; checksum: string }

/**
 * Applies the folder of Prisma migrations in order, one transaction each, and keeps Prisma Migrate's own ledger.
 * They may take their time. Returns the names applied now. Throws when an applied migration was edited, one is recorded as failed, or one fails (rolled back).
 */
export async function migrate(pool: Pool, folder = path.join(process.cwd(), 'prisma', 'migrations')): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('SET statement_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK])
    await client.query(LEDGER)
    const waiting = await findUnapplied(client, migrations)
    for (const migration of waiting) await apply(client, migration)
    return waiting.map((migration) => migration.name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_MIGRATE_LOCK]).catch(() => {})
    await client.query('RESET statement_timeout').catch(() => {})
    client.release()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(/* turbopackIgnore: true */ path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function findUnapplied(client: PoolClient, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<LedgerRow>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  const failed = rows.find((row) => !row.finished_at)
  if (failed) throw new Error(`Migration ${failed.migration_name} is recorded as failed. Resolve it with "prisma migrate resolve".`)
  const ledger = new Map(rows.map((row) => [row.migration_name, row.checksum]))
  for (const { name, checksum } of migrations) {
    const known = ledger.get(name)
    if (known && known !== checksum)
      throw new Error(`Migration ${name} was edited after it was applied. Restore the file and write a new migration.`)
  }
  return migrations.filter(({ name }) => !ledger.has(name))
}

async function apply(client: PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${name} failed and was rolled back. Nothing of it was kept.`, { cause: error })
  }
}
