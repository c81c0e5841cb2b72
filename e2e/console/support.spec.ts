import pg from 'pg'

import { createSimulator } from '@/lib/entra-simulator/simulator'
import { ADMIN, createKey, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { createDatabase } from '../fixtures/server'
import { untilLive } from '../fixtures/until-live'

test('Support sees everything about users and can change nothing, from the next request on', async ({ page, serve }) => {
  const databaseUrl = await createDatabase('support')
  const server = await serve({ DATABASE_URL: databaseUrl })
  await setUpAdmin(page, server)
  const key = await createKey(page, server)
  const entra = createSimulator({ tenantUrl: key.tenantUrl, secretToken: key.secretToken, users: 3 })
  await entra.initialCycle()
  const users = `${server.url}/account/organization/users`
  const keys = `${server.url}/account/tools/management-api-keys`

  // This page does not hear that it may do less, with a key about to be revoked.
  const keyPage = await page.context().newPage()
  await keyPage.route('**/api/session/events', () => {})
  await keyPage.goto(`${keys}/1`)
  await keyPage.getByRole('button', { name: 'Revoke key' }).click()
  const revokeDialog = keyPage.getByRole('dialog')
  await expect(revokeDialog.getByRole('button', { name: 'Revoke key' })).toBeVisible()
  const confirmation = revokeDialog.getByLabel(`Type ${key.name} to confirm`)
  if (await confirmation.isVisible()) await confirmation.fill(key.name)

  // Nor does this one.
  await page.route('**/api/session/events', () => {})
  await page.goto(`${users}?sort=-lastProvisioned`)
  const first = page.getByRole('main').getByRole('row').nth(1).getByRole('link').first()
  // Before, it would load a new document, which asks for nothing.
  await untilLive(first)
  const banners = page.waitForResponse('**/management-api-keys/stopped')
  await first.click()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  // What the new page still asked for as an admin's.
  await banners
  await setPermission('support')

  // The page is still the admin's: what it sends is checked again.
  await page.getByRole('dialog').getByRole('button', { name: 'Disable user' }).click()
  await expect(page.getByText('Only admins')).toBeVisible()
  await revokeDialog.getByRole('button', { name: 'Revoke key' }).click()
  await expect(revokeDialog.getByRole('alert')).toHaveText('Only admins have access to this feature. Ask an admin of this console.')
  await keyPage.close()
  expect((await fetch(`${key.tenantUrl}/Users?count=1`, { headers: { Authorization: `Bearer ${key.secretToken}` } })).status).toBe(200)

  await page.unroute('**/api/session/events')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Invited', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Disable', exact: true })).toBeHidden()

  await page.goto(users)
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(5)
  await expect(page.getByRole('link', { name: 'Management API keys' })).toBeHidden()
  for (const forbidden of [keys, `${keys}/create`, `${keys}/1`]) {
    await page.goto(forbidden)
    await expect(page.getByText('Only admins have access to this feature.')).toBeVisible()
    await expect(page.getByText(key.name)).toBeHidden()
  }

  // These pages do hear, and nobody has to load them again.
  await page.goto(users)
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(5)
  await setPermission('none')
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(0)
  await setPermission('admin')
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(5)
  await sql(`UPDATE "User" SET active = false WHERE "userName" = '${ADMIN.email}'`)
  await expect(page).toHaveURL(/\/sign-in/)

  async function sql(text: string) {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(text)
    await client.end()
  }

  function setPermission(permission: 'admin' | 'support' | 'none') {
    return sql(`UPDATE "User" SET permission = '${permission}' WHERE "userName" = '${ADMIN.email}'`)
  }
})
