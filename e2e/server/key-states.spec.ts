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
  await expectWordsOfExpiredKey()
  await client.query(`UPDATE "ManagementKey" SET "expiresAt" = now() + interval '1 day'`)

  await client.query(`UPDATE "User" SET active = false WHERE permission = 'admin'`)
  expect(expectRefusal(await scim.get('/Users'), 401)).toMatch(/is disabled because its owner, Ada Lovelace, is disabled.*Take over key/)
  await client.query(`UPDATE "User" SET active = true WHERE permission = 'admin'`)
  expect((await scim.get('/Users')).status).toBe(200)
})

test('the history of a key goes on where a page of it ends', async () => {
  const { page } = deployment
  await client.query(`
    INSERT INTO "AuditEvent" ("at", "actorKind", "actorName", "action", "targetKind", "targetId", "targetName", "before", "after")
    SELECT now(), 'user'::"ActorKind", 'Ada Lovelace', 'key.rotated', 'key'::"AuditTarget", k."id", k."name", '{}'::jsonb,
      jsonb_build_object('successor', 'Number ' || n) FROM "ManagementKey" k, generate_series(1, 55) n`)
  await page.goto(await keyAddress())
  const history = page.getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveCount(50)
  await expect(history.getByRole('link', { name: 'Show newest' })).toBeHidden()
  await history.getByRole('link', { name: 'Show older' }).click()
  await expect(history.getByRole('listitem')).toHaveCount(6)
  await expect(history.getByRole('listitem').last()).toContainText('Key created')
  await expect(history.getByRole('link', { name: 'Show older' })).toBeHidden()
  await history.getByRole('link', { name: 'Show newest' }).click()
  await expect(history.getByRole('listitem')).toHaveCount(50)
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

async function keyAddress(): Promise<string> {
  const { rows } = await client.query<{ id: number }>('SELECT "id" FROM "ManagementKey"')
  return `${deployment.server.url}/account/tools/management-api-keys/${rows[0]?.id}`
}

/** Its page, its dialog and its form say that nothing more is lost by revoking it. */
async function expectWordsOfExpiredKey() {
  const { page } = deployment
  const address = await keyAddress()
  await page.goto(address)
  await expect(page.getByText(/^Expired\. (Last used|Never used)/)).toBeVisible()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('It is Expired: requests with it are refused already. Revoked, it can never be used again.')).toBeVisible()
  await expect(dialog.getByLabel(/^Type .* to confirm$/)).toBeHidden()
  await page.goto(`${address}/rotate`)
  await expect(page.getByText('This makes a new key with the same endpoints. The old key has expired.', { exact: true })).toBeVisible()
  // What follows disables every admin for a moment: an open page would leave by itself, whenever it hears.
  await page.goto('about:blank')
}
