// `npm run bench -- [--users 100000] [--rounds 40] [--postgres]`: what requests cost, by the size of the group and the place in the list.
// On PGlite; on PostgreSQL with DATABASE_URL (in a database of its own there) or with --postgres (a throw-away server). Gates nothing.
import { parseArgs } from 'node:util'

import { startServer } from '../e2e/fixtures/server'
import { openStore } from './bench/database.mts'
import { fill } from './bench/fill.mts'
import { createBenchClient } from './bench/http-client.mts'
import { measure } from './bench/measure.mts'
import { printTable } from './bench/print-table.mts'
import { variantsFor } from './bench/variants.mts'
import { walkAllUsers } from './bench/walk.mts'
import { ensureBuild } from './ensure-build.mjs'

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '40' },
    postgres: { type: 'boolean', default: false },
  },
})
const users = Number(values.users)
const rounds = Number(values.rounds)
if (!(users >= 100 && rounds >= 1)) throw new Error('Pass --users with at least 100 and --rounds with at least 1.')

ensureBuild()
const store = await openStore({ postgres: values.postgres })
console.log(`Database: ${store.description}`)
const population = await fill(users)
const server = await startServer({ dataDir: store.dataDir, env: { ...store.env, KEY_REQUESTS_PER_SECOND: '1000000' } })
try {
  const client = createBenchClient(server.tenantUrl, population.secret)
  const walk = await walkAllUsers(client, population.users)
  const families = variantsFor({ client, population, cursors: walk.cursors })
  printTable([...walk.results, ...(await measure(families, rounds))])
} finally {
  await server.stop()
  await store.remove()
}
