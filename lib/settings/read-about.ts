import { database } from '@/lib/db/client'
import { env } from '@/lib/env'
import packageJson from '@/package.json'
import { appliedMigrations } from './settings-facts-store'

/** What runs here. `requestsPerSecond` is what one key may make for long. */
export type About = {
  version: string
  database: 'pglite' | 'postgresql'
  migrations: string[]
  node: string
  requestsPerSecond: number
}

/** What an operator is asked for when they ask for help. */
export async function readAbout(): Promise<About> {
  const { kind, prisma } = await database()
  return {
    version: packageJson.version,
    database: kind,
    migrations: await appliedMigrations(prisma),
    node: process.version,
    requestsPerSecond: env.KEY_REQUESTS_PER_SECOND,
  }
}
