// What `npm start` does: builds when the last build is of other sources, then serves.
import { register } from 'tsx/esm/api'

import { ensureBuild } from './ensure-build.mjs'

process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
// Next would end the process on SIGTERM before the database is closed.
process.env.NEXT_MANUAL_SIG_HANDLE = 'true'

ensureBuild()
register()
await import('../server.ts')
