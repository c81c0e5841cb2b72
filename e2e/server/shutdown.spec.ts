import { expect, test } from '@playwright/test'

import { startDeployment } from '../fixtures/deployment'
import { createScimClient, newUser } from '../fixtures/scim-client'
import { createDatabase, startServer } from '../fixtures/server'

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends an idle server with success, before its patience is over`, async () => {
    const server = await startServer()
    const started = Date.now()
    expect(await server.end(signal), server.log()).toEqual({ code: 0, signal: null })
    expect(Date.now() - started).toBeLessThan(9_000)
    await server.stop()
  })
}

test('SIGTERM does not wait for the pages that are open, which go on after the restart', async ({ browser }) => {
  const { server, page, stop } = await startDeployment(browser)
  const profile = page.getByRole('heading', { level: 1, name: 'Profile' })
  await Promise.all([page.waitForResponse('**/api/session/events'), page.goto(`${server.url}/profile`)])
  const started = Date.now()
  expect(await server.end('SIGTERM'), server.log()).toEqual({ code: 0, signal: null })
  expect(Date.now() - started).toBeLessThan(9_000)
  expect(server.log()).not.toMatch(/"level":"error"/)
  const heard = page.waitForResponse('**/api/session/events', { timeout: 60_000 })
  const again = await startServer({ dataDir: server.dataDir, port: server.port })
  expect((await heard).status()).toBe(200)
  await expect(profile).toBeVisible()
  await stop()
  await again.stop()
})

test('a restart prints a set-up link of its own, and an earlier one goes on for its hour', async () => {
  const first = await startServer()
  await first.end('SIGTERM')
  const second = await startServer({ dataDir: first.dataDir })
  const { pathname } = new URL(first.setUpLink())
  expect(second.setUpLink()).not.toContain(pathname)
  for (const link of [second.setUpLink(), second.url + pathname]) expect(await (await fetch(link)).text()).toContain('Create admin')
  await second.stop()
  await first.stop()
})

for (const database of ['PGlite', 'PostgreSQL']) {
  test(`SIGTERM during writes on ${database} lets running requests finish, and loses nothing`, async ({ browser }) => {
    const env: Record<string, string> = database === 'PGlite' ? {} : { DATABASE_URL: await createDatabase('shut_down') }
    const deployment = await startDeployment(browser, { env })
    const { server, key } = deployment
    const acknowledged: string[] = []
    const broken: number[] = []
    const write = async () => {
      for (;;) {
        const user = newUser()
        const answer = await deployment.scim.post('/Users', user).catch(() => null)
        if (!answer) return
        if (answer.status === 201) acknowledged.push(user.userName)
        else broken.push(answer.status)
      }
    }
    const writers = Array.from({ length: 4 }, write)
    await expect.poll(() => acknowledged.length, { intervals: [5] }).toBeGreaterThan(20)
    expect(await server.end('SIGTERM'), server.log()).toEqual({ code: 0, signal: null })
    await Promise.all(writers)
    expect(broken).toEqual([])
    expect(server.log()).not.toMatch(/"level":"error"/)

    const again = await startServer({ dataDir: server.dataDir, env: { ...env, KEY_REQUESTS_PER_SECOND: '100000' } })
    const scim = createScimClient({ tenantUrl: again.tenantUrl, authorization: `Bearer ${key.secretToken}` })
    for (const userName of acknowledged) expect((await scim.find(`userName eq "${userName}"`)).body.totalResults, userName).toBe(1)
    await again.stop()
    await deployment.stop()
  })
}
