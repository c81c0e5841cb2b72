import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 5_000
const RETRY_MS = 200

/**
 * Holds `folder` for this process until the returned function is called or the process ends, however it ends.
 * The kernel drops a socket with its process, which a pid file cannot promise. Waits a few seconds for a server that is
 * restarting, then throws.
 */
export async function claimFolder(folder: string): Promise<() => void> {
  const address = socketAddress(folder)
  for (let waited = 0; ; waited += RETRY_MS) {
    const server = await listen(address)
    if (server) {
      server.unref()
      return () => server.close()
    }
    if (!(await answers(address))) rmSync(address, { force: true })
    else if (waited >= PATIENCE_MS)
      throw new Error(`The data folder ${folder} is open in another process. Stop that server, or choose another folder with DATA_DIR.`)
    else await sleep(RETRY_MS)
  }
}

function socketAddress(folder: string): string {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 24)
  return process.platform === 'win32' ? `\\\\.\\pipe\\scim-console-${id}` : path.join(os.tmpdir(), `scim-console-${id}.sock`)
}

function listen(address: string): Promise<net.Server | null> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(address, () => resolve(server))
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(address, () => {
      probe.destroy()
      resolve(true)
    })
    probe.once('error', () => resolve(false))
  })
}
