// `npm run e2e -- [playwright arguments]`: the browser and SCIM-over-HTTP tests alone.
import { spawnSync } from 'node:child_process'

import { ensureBuild } from './ensure-build.mjs'
import { findChromium } from './find-chromium.mjs'
import { startPostgres } from './test-postgres.mjs'

const PLAYWRIGHT_CHROMIUM = findChromium()
ensureBuild()
const postgres = await startPostgres()
const env = { ...process.env, PLAYWRIGHT_CHROMIUM, TEST_DATABASE_URL: postgres.url }
const { status } = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
})
postgres.stop()
process.exitCode = status ?? 1
