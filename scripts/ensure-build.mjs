import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const STAMP = '.next/sources.sha256'

/** Builds the app unless `.next` holds a whole build of exactly these sources. Ends the process when the build fails. */
export function ensureBuild() {
  const fingerprint = fingerprintOf(SOURCES)
  if (existsSync('.next/BUILD_ID') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint) return
  console.log('Building the console: this takes a minute, and is done once.')
  const next = path.join('node_modules', 'next', 'dist', 'bin', 'next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env,
  })
  if (status !== 0) {
    console.error(`${stdout}${stderr}\nThe build failed.`)
    process.exit(status ?? 1)
  }
  mkdirSync('.next', { recursive: true })
  writeFileSync(STAMP, fingerprint)
}

function fingerprintOf(sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(file) {
  if (!existsSync(file)) return []
  if (!statSync(file).isDirectory()) return [file]
  return readdirSync(file)
    .sort()
    .filter((name) => name !== 'generated' && !name.includes('.test.'))
    .flatMap((name) => filesIn(path.join(file, name)))
}
