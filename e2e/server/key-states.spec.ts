import { expect, test } from '@playwright/test'
import pg from 'pg'

import { type Deployment, startDeployment } from '../fixtures/deployment'
import { expectRefusal } from '../fixtures/scim-client'
import { createDatabase } from '../fixtures/server'

let deployment: Deployment
let client: pg.Client
test.beforeAll(async ({ browser }) => {
  const DATABASE_URL = await createDatabase('key_states')
  deployment = await startDeployment(browser, { env: { DATABASE_URL } })
  client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
})
test.afterAll(async () => {
  await client.end()
  await deployment.stop()
})

// Nobody can make an expired key or disable the last admin in the console, so the rows are changed below it.
test('an expired key and the key of a disabled owner are refused, each in its own words, and work again when that ends', async () => {
  const { scim } = deployment
  expect((await scim.get('/Users')).status).toBe(200)

  await client.query(`UPDATE "ManagementKey" SET "expiresAt" = now() - interval '1 second'`)
  const expired = await scim.get('/Users')
  expect(expectRefusal(expired, 401)).toMatch(/The key "Microsoft Entra ID" expired on /)
  expect(expired.headers.get('www-authenticate')).toContain('invalid_token')
  expectRefusal(await scim.get('/ServiceProviderConfig'), 401)
  await client.query(`UPDATE "ManagementKey" SET "expiresAt" = now() + interval '1 day'`)

  await client.query(`UPDATE "User" SET active = false WHERE permission = 'admin'`)
  expect(expectRefusal(await scim.get('/Users'), 401)).toMatch(/is disabled because its owner, Ada Lovelace, is disabled.*Take over key/)
  await client.query(`UPDATE "User" SET active = true WHERE permission = 'admin'`)
  expect((await scim.get('/Users')).status).toBe(200)
})

test('a key is stored as its SHA-256 and its last four characters, and nowhere else', async () => {
  const tables = await client.query<{ name: string }>(`SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'`)
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT coalesce(bool_or(t::text LIKE '%' || $1 || '%'), false) AS found FROM ${name} t`,
      [deployment.key.apiKey.slice(3)],
    )
    expect(rows, name).toEqual([{ found: false }])
  }
  const { rows } = await client.query<{ hash: string; lastFour: string }>('SELECT hash, "lastFour" FROM "ManagementKey"')
  expect(rows).toEqual([{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), lastFour: deployment.key.apiKey.slice(-4) }])
})
