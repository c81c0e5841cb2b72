// What `npm ci` leaves ready: the Prisma client and the template of the embedded database.
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
if (status) process.exit(status)
await import('./pglite-template.mjs')
