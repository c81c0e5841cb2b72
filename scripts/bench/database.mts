import { rmSync } from 'node:fs'
import pg from 'pg'

import { createDatabase, makeDataDir } from '../../e2e/fixtures/server'
import { startPostgres } from '../test-postgres.mjs'

/** An empty place for the data of one run: what the server is started with, and how to take it away again. */
export type Store = { dataDir: string; env: Record<string, string>; description: string; remove: () => Promise<void> }

const NAME = 'scim_bench'

/**
 * PGlite in a temporary folder; or a new database on the PostgreSQL server at DATABASE_URL, or on a throw-away one. Sets the environment of
 * this process, so that `lib` opens the same database: nothing of `lib` may be loaded before.
 */
export async function openStore({ postgres }: { postgres: boolean }): Promise<Store> {
  const dataDir = makeDataDir()
  process.env.DATA_DIR = dataDir
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true })
  const given = process.env.DATABASE_URL
  if (!given && !postgres) return { dataDir, env: {}, description: 'PGlite', remove: () => Promise.resolve(removeFolder()) }
  const own = given ? { url: given, description: 'the server at DATABASE_URL', stop: () => {} } : await startPostgres()
  process.env.TEST_DATABASE_URL = own.url
  process.env.DATABASE_URL = await createDatabase(NAME)
  const remove = async () => {
    await drop(own.url)
    own.stop()
    removeFolder()
  }
  return { dataDir, env: { DATABASE_URL: process.env.DATABASE_URL }, description: own.description, remove }
}

async function drop(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`)
  await client.end()
}
