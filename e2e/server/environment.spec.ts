import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'

import { startDeployment } from '../fixtures/deployment'
import { createDatabase, freePort, launchServer, startServer } from '../fixtures/server'

const SCIM = '/v1/provisioning/scim'

test('PORT is where it listens, and DATA_DIR is where it keeps its data, made when it is missing', async () => {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'scim-console-e2e-'))
  const dataDir = path.join(parent, 'not', 'yet there')
  const port = await freePort()
  const server = await startServer({ port, dataDir })
  expect((await fetch(`http://localhost:${port}${SCIM}/ServiceProviderConfig`)).status).toBe(200)
  expect(server.log()).toContain(`The console is at http://localhost:${port}`)
  expect(existsSync(path.join(dataDir, 'pglite-18', 'PG_VERSION'))).toBe(true)
  await server.stop()
  rmSync(parent, { recursive: true })
})

test('APP_URL is the address in set-up link, Tenant URL, Location and meta.location', async ({ browser }) => {
  const port = await freePort()
  const deployment = await startDeployment(browser, { port, env: { APP_URL: `http://127.0.0.1:${port}/` } })
  const { server, key, scim } = deployment
  expect(server.setUpLink()).toMatch(`http://127.0.0.1:${port}/set-up/`)
  expect(key.tenantUrl).toBe(`http://127.0.0.1:${port}${SCIM}`)
  const { id, meta } = await scim.create()
  expect(meta.location).toBe(`${key.tenantUrl}/Users/${id}`)
  await deployment.stop()
})

test('behind a proxy APP_URL is named, however the request was addressed', async () => {
  const server = await startServer({ env: { APP_URL: 'https://scim.example' } })
  expect(server.setUpLink()).toMatch(/^https:\/\/scim\.example\/set-up\//)
  const response = await fetch(`${server.url}${SCIM}/ResourceTypes/User`, { headers: { 'x-forwarded-host': 'evil.example' } })
  const { meta } = (await response.json()) as { meta: { location: string } }
  expect(meta.location).toBe(`https://scim.example${SCIM}/ResourceTypes/User`)
  await server.stop()
})

test('DATABASE_URL is where users are kept, and no data folder is used', async ({ browser }) => {
  const url = await createDatabase('environment_of_server')
  const deployment = await startDeployment(browser, { env: { DATABASE_URL: url } })
  const { userName } = await deployment.scim.create()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ userName: string }>('SELECT "userName" FROM "User" WHERE "userName" = $1', [userName])
  await client.end()
  expect(rows).toEqual([{ userName }])
  expect(existsSync(path.join(deployment.server.dataDir, 'pglite-18'))).toBe(false)
  await deployment.stop()
})

const wrong: { env: Record<string, string>; says: RegExp }[] = [
  { env: { PORT: 'eighty' }, says: /Environment variables need correcting: PORT / },
  { env: { PORT: '70000' }, says: /PORT / },
  { env: { APP_URL: 'scim.example' }, says: /APP_URL / },
  { env: { APP_URL: 'ftp://scim.example' }, says: /APP_URL / },
  { env: { DATABASE_URL: 'mysql://localhost/x' }, says: /DATABASE_URL must start with postgres:\/\/ or postgresql:\/\// },
  { env: { MAIL_FROM: 'Contoso' }, says: /MAIL_FROM must be an address, or Console <console@example\.com>/ },
  { env: { NEXTAUTH_SECRET: 'short' }, says: /NEXTAUTH_SECRET must have at least 32 characters/ },
  { env: { KEY_REQUESTS_PER_SECOND: '0', TRUSTED_PROXIES: '-1' }, says: /(?=.*KEY_REQUESTS_PER_SECOND)(?=.*TRUSTED_PROXIES)/ },
]

for (const { env, says } of wrong) {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  test(`${settings.join(' ')} ends the start with a message that names the variable`, async () => {
    const server = await launchServer({ env })
    expect((await server.exited).code, server.log()).toBe(1)
    expect(server.log()).toMatch(says)
    expect(server.log(), 'a message, no stack trace').not.toMatch(/^\s+at /m)
    rmSync(server.dataDir, { recursive: true, force: true })
  })
}

test('a port in use ends the start with what to do', async () => {
  const first = await startServer()
  const second = await launchServer({ port: first.port })
  expect((await second.exited).code, second.log()).toBe(1)
  expect(second.log()).toMatch(new RegExp(`cannot listen on port ${first.port}.*Choose another with PORT`))
  await first.stop()
  rmSync(second.dataDir, { recursive: true, force: true })
})

test('a database that does not answer ends the start with a message that holds no password', async () => {
  const server = await launchServer({ env: { DATABASE_URL: 'postgres://someone:s3cret-password@127.0.0.1:9/none' } })
  expect((await server.exited).code, server.log()).toBe(1)
  expect(server.log()).toMatch(/start-up-failed/)
  expect(server.log()).not.toContain('s3cret-password')
  rmSync(server.dataDir, { recursive: true, force: true })
})
