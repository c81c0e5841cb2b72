// What `npm start` does: checks the environment, builds when the last build is of other sources, then serves.
import { register } from 'tsx/esm/api'

import { ensureBuild } from './ensure-build.mjs'

process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
// Next would end the process on SIGTERM before the database is closed.
process.env.NEXT_MANUAL_SIG_HANDLE = 'true'

register()
try {
  await import('../lib/env.ts')
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
ensureBuild()
await import('../server.ts')
