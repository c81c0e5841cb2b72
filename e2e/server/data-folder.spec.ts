import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

import { startDeployment } from '../fixtures/deployment'
import { createScimClient, newUser, type ScimClient } from '../fixtures/scim-client'
import { launchServer, makeDataDir, type ServerProcess, startServer } from '../fixtures/server'

const ROUNDS = 3
const BEFORE_THE_KILL = 25

/** Creates users as fast as it can until the server is gone, and notes the names it was told are stored. */
async function createUntilGone(scim: ScimClient, acknowledged: string[]): Promise<void> {
  for (;;) {
    const user = newUser()
    try {
      if ((await scim.post('/Users', user)).status === 201) acknowledged.push(user.userName)
    } catch {
      return
    }
  }
}

async function allUserNames(scim: ScimClient): Promise<string[]> {
  const names: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { body } = await scim.get(`/Users?count=200&attributes=userName&cursor=${encodeURIComponent(cursor)}`)
    names.push(...body.Resources.map((user) => user.userName))
    cursor = body.nextCursor
  }
  return names
}

test('the data folder survives kill -9 during writes: every acknowledged user is there', async ({ browser }) => {
  const dataDir = makeDataDir()
  const deployment = await startDeployment(browser, { dataDir })
  const { port } = deployment.server
  const authorization = `Bearer ${deployment.key.secretToken}`
  const acknowledged: string[] = []
  let { server } = deployment
  for (let round = 1; round <= ROUNDS; round++) {
    const scim = createScimClient({ tenantUrl: server.tenantUrl, authorization })
    const goal = acknowledged.length + BEFORE_THE_KILL
    const writers = Array.from({ length: 4 }, () => createUntilGone(scim, acknowledged))
    await expect.poll(() => acknowledged.length, { intervals: [5] }).toBeGreaterThanOrEqual(goal)
    expect(await server.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
    await Promise.all(writers)

    server = await startServer({ dataDir, port, env: { KEY_REQUESTS_PER_SECOND: '100000' } })
    const restarted = createScimClient({ tenantUrl: server.tenantUrl, authorization })
    const present = new Set(await allUserNames(restarted))
    expect(
      acknowledged.filter((name) => !present.has(name)),
      `round ${round}`,
    ).toEqual([])
    expect(server.log()).not.toContain('/set-up/')
  }
  await deployment.page.context().close()
  await server.stop()
  rmSync(dataDir, { recursive: true })
})

test('a second server on the same data folder is refused with what to do, and does the first no harm', async () => {
  const first = await startServer()
  const second = await launchServer({ dataDir: first.dataDir })
  expect(await second.exited).toEqual({ code: 1, signal: null })
  expect(second.log()).toContain(`The data folder ${path.join(first.dataDir)}`)
  expect(second.log()).toContain('is open in another process. Stop that server, or choose another folder with DATA_DIR.')
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  await first.stop()
})

const moments: { title: string; reached: (process: ServerProcess) => boolean }[] = [
  { title: 'its folder is being made', reached: ({ dataDir }) => existsSync(path.join(dataDir, 'pglite-18.new')) },
  { title: 'its folder has just been made', reached: ({ dataDir }) => existsSync(path.join(dataDir, 'pglite-18')) },
  { title: 'its migrations have just been applied', reached: ({ log }) => log().includes('migrations-applied') },
  { title: 'its set-up link has just been printed', reached: ({ log }) => log().includes('/set-up/') },
]

for (const { title, reached } of moments) {
  test(`a server killed with -9 in its very first start, when ${title}, starts next time`, async () => {
    const dataDir = makeDataDir()
    const killed = await launchServer({ dataDir })
    while (!reached(killed)) {
      if (killed.hasExited()) throw new Error(`The server ended by itself:\n${killed.log()}`)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await killed.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
    const server = await startServer({ dataDir })
    expect((await fetch(server.setUpLink())).status).toBe(200)
    expect(existsSync(path.join(dataDir, 'pglite-18.new'))).toBe(false)
    await server.stop()
    rmSync(dataDir, { recursive: true })
  })
}
