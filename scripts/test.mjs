// What `npm test` does: every test there is, on what they need, installed when it is missing. Ends with one line that counts them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { ensureBuild } from './ensure-build.mjs'
import { findChromium } from './find-chromium.mjs'
import { startPostgres } from './test-postgres.mjs'

const reports = mkdtempSync(path.join(os.tmpdir(), 'test-reports-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
const failures = []

function run(title, script, args, env) {
  console.log(`\n${title}`)
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return status === 0
}

function vitest(title, env, files = []) {
  const report = path.join(reports, `${title.replace(/\W+/g, '-')}.json`)
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files]
  const ok = run(title, 'node_modules/vitest/vitest.mjs', args, { NODE_ENV: 'test', ...env })
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  count({ ok, passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests })
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    failures.push(...failed.map(({ fullName, failureMessages }) => `${title}: ${name}: ${fullName}\n${failureMessages.join('\n')}`))
    if (message && !failed.length) failures.push(`${title}: ${name}\n${message}`)
  }
}

function playwright(title, env) {
  const report = path.join(reports, 'playwright.json')
  const ok = run(title, 'node_modules/@playwright/test/cli.js', ['test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...env })
  const { stats, suites, errors } = JSON.parse(readFileSync(report, 'utf8'))
  count({ ok, passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped })
  failures.push(...suites.flatMap(failedSpecs), ...errors.map(({ message }) => message))
}

function failedSpecs({ specs = [], suites = [] }) {
  const failed = specs.filter(({ tests }) => tests.some(isBroken))
  return [...failed.map(describeSpec), ...suites.flatMap(failedSpecs)]
}

function describeSpec({ file, line, title, tests }) {
  const broken = tests.filter(isBroken)
  const errors = broken.flatMap(({ results }) => results).flatMap(({ errors }) => errors.map(({ message }) => message))
  return `${broken.map(({ projectName, status }) => `${projectName} (${status})`).join(', ')}: ${file}:${line}: ${title}\n${errors.join('\n')}`
}

function isBroken({ status }) {
  return status === 'unexpected' || status === 'flaky'
}

function count({ ok, passed, failed, skipped }) {
  totals.passed += passed
  totals.skipped += skipped
  // A runner can fail without a failed test: a file that does not load, an error outside a test.
  totals.failed += ok ? failed : Math.max(failed, 1)
}

function databaseTests() {
  const { stdout } = spawnSync('grep', ['-rl', '--include=*.test.ts', 'freshDatabase', 'lib', 'app'], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean)
}

const chromium = findChromium()
ensureBuild()
const postgres = await startPostgres()
console.log(`Browser: ${chromium}\nPostgreSQL: ${postgres.description}`)
try {
  vitest('Unit and HTTP tests, on PGlite', { TEST_DATABASE_URL: '' })
  vitest('Database tests again, on PostgreSQL', { TEST_DATABASE_URL: postgres.url }, databaseTests())
  playwright('Browser tests, and SCIM over HTTP', { PLAYWRIGHT_CHROMIUM: chromium, TEST_DATABASE_URL: postgres.url })
} finally {
  postgres.stop()
  rmSync(reports, { recursive: true, force: true })
}
// Last, where whoever reads only the end of a long log finds them.
if (failures.length) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`)
process.exitCode = totals.failed ? 1 : 0
