import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import pg from 'pg'

import { ADMIN, copyApiKey, type CreatedKey, createKey, revokeKey, setUpAdmin, signIn } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { createDatabase } from '../fixtures/server'

const BOB = { name: 'Bob Byrne', email: 'bob@example.com', password: ADMIN.password }
const EVE = { name: 'Eve Adams', email: 'eve@example.com', password: ADMIN.password }
const USERS = '/account/organization/users'
const KEYS = '/account/tools/management-api-keys'

test('A key whose owner is disabled stops until an admin takes it over, or is handed over before', async ({ page, serve, browser }) => {
  test.slow()
  const databaseUrl = await createDatabase('key_owner')
  const server = await serve({ DATABASE_URL: databaseUrl })
  await setUpAdmin(page, server)
  for (const { name, email } of [BOB, EVE]) await addAdmin(name, email)
  const bobsPage = await (await browser.newContext()).newPage()
  const secondTab = await page.context().newPage()
  const bobId = await idOf(BOB.email)
  const dialog = page.getByRole('dialog')
  const banner = (of: Page, key: CreatedKey) => of.getByRole('region', { name: 'Keys that stopped' }).getByText(key.name, { exact: true })

  await signIn(bobsPage, server, BOB)
  const nightly = await createKey(bobsPage, server, { name: 'Nightly' })
  await expect.poll(mails).toEqual([mail('key_created', ADMIN), mail('key_created', EVE)])
  expect(await use(nightly)).toBe(200)
  await expect.poll(() => lastUse(nightly)).not.toBeNull()

  await test.step('the dialog names the key and asks, with the keyboard alone', async () => {
    await secondTab.goto(`${server.url}${KEYS}`)
    await page.goto(`${server.url}${USERS}/${bobId}`)
    await page.getByRole('button', { name: 'Disable', exact: true }).press('Enter')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog.getByText('Nightly', { exact: true })).toBeVisible()
    await expect(dialog.getByText(/^Last used .* by Nightly-Export$/)).toBeVisible()
    await expect(dialog.getByRole('radio', { name: /^Take over 1 key/ })).toBeChecked()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.keyboard.press('Shift+Tab')
    await expect(dialog.getByRole('radio', { name: /^Take over 1 key/ })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: /^Let it stop/ })).toBeChecked()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(dialog.getByRole('button', { name: 'Disable user' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  })

  await test.step('the key stops; every admin gets mail and sees it on every page, Support does not', async () => {
    expect(await use(nightly)).toBe(401)
    await expect
      .poll(mails)
      .toEqual([mail('key_created', ADMIN), mail('key_created', EVE), mail('key_stopped', ADMIN), mail('key_stopped', EVE)])
    await expect(banner(page, nightly)).toBeVisible()
    await page.goto(`${server.url}${USERS}`)
    await expect(banner(page, nightly)).toBeVisible()
    await expect(page.getByText('Requests from Nightly-Export are refused')).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.goto(`${server.url}${KEYS}`)
    await expect(page.getByRole('button', { name: 'Take over key' })).toHaveCount(1)

    await expect(banner(secondTab, nightly)).toBeHidden()
    await markDocument(secondTab)
    await secondTab.getByRole('link', { name: 'Users', exact: true }).click()
    await expect(banner(secondTab, nightly)).toBeVisible()
    await expectSameDocument(secondTab)

    await sql(`UPDATE "User" SET permission = 'support' WHERE "userName" = $1`, [EVE.email])
    const evesPage = await (await browser.newContext()).newPage()
    await signIn(evesPage, server, EVE)
    await evesPage.goto(`${server.url}${USERS}`)
    await expect(evesPage.getByRole('link', { name: ADMIN.name })).toBeVisible()
    await expect(banner(evesPage, nightly)).toBeHidden()
    await evesPage.context().close()
    await sql(`UPDATE "User" SET permission = 'admin' WHERE "userName" = $1`, [EVE.email])
  })

  await test.step('without an answer the button says so, and the page stays', async () => {
    await page.goto(`${server.url}${USERS}`)
    await page.route(`**${USERS}`, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
    await page.getByRole('button', { name: 'Take over key' }).click()
    await expect(page.getByRole('region', { name: 'Keys that stopped' }).getByRole('alert')).toHaveText(
      'The server could not answer. Press the button again.',
    )
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
    await page.unroute(`**${USERS}`)
  })

  await test.step('taken over, it works at once, and the banner goes without a reload', async () => {
    await page.goto(`${server.url}${USERS}`)
    await markDocument(page)
    await page.getByRole('button', { name: 'Take over key' }).click()
    await expect(banner(page, nightly)).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeFocused()
    await expectSameDocument(page)
    expect(await use(nightly)).toBe(200)
    await expect.poll(async () => (await mails()).filter((one) => one.startsWith('key_taken_over'))).toEqual([mail('key_taken_over', EVE)])
  })

  await test.step('taken over on its own page, that is said there, and the focus is kept', async () => {
    await sql(`UPDATE "ManagementKey" SET "ownerId" = $1 WHERE name = $2`, [bobId, nightly.name])
    await page.goto(`${server.url}${KEYS}`)
    await page.getByRole('main').getByRole('row').getByRole('link', { name: nightly.name, exact: true }).click()
    const heading = page.getByRole('heading', { level: 1, name: nightly.name, exact: true })
    await expect(heading).toBeVisible()
    await page.getByRole('button', { name: 'Take over key' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Nightly works again. You own it now.' })).toBeAttached()
    await expect(page.getByRole('button', { name: 'Take over key' })).toBeHidden()
    await expect(heading).toBeFocused()
    expect(await use(nightly)).toBe(200)
  })

  await test.step('handed over while its owner is disabled, it never stops', async () => {
    await page.goto(`${server.url}${USERS}/${bobId}`)
    await page.getByRole('button', { name: 'Enable', exact: true }).click()
    await dialog.getByRole('button', { name: 'Enable user' }).click()
    await expect(page.getByRole('button', { name: 'Disable', exact: true })).toBeVisible()
    await signIn(bobsPage, server, BOB)
    const weekly = await createKey(bobsPage, server, { name: 'Weekly' })
    expect(await use(weekly)).toBe(200)

    const answers = new Set<number>()
    const keepUsing = setInterval(() => void use(weekly).then((status) => answers.add(status)), 100)
    await page.reload()
    await page.getByRole('button', { name: 'Disable', exact: true }).click()
    await dialog.getByRole('button', { name: 'Disable user' }).click()
    await expect(page.getByRole('button', { name: 'Enable', exact: true })).toBeVisible()
    clearInterval(keepUsing)
    expect(await use(weekly)).toBe(200)
    expect([...answers]).toEqual([200])
    await expect(page.getByRole('button', { name: 'Take over key' })).toBeHidden()
    await page.goto(`${server.url}${KEYS}`)
    await page.getByRole('link', { name: 'Weekly', exact: true }).click()
    await expect(page.getByText(`Key taken over from ${BOB.name}`)).toBeVisible()
    await expect.poll(async () => (await mails()).filter((one) => one.startsWith('key_taken_over'))).toHaveLength(3)

    await revokeKey(page, server, weekly)
    await expect(page.getByRole('status').filter({ hasText: 'Key Weekly revoked.' })).toBeAttached()
    await expect(page.getByRole('heading', { level: 1, name: weekly.name, exact: true })).toBeFocused()
    await expect.poll(async () => (await mails()).filter((one) => one.startsWith('key_revoked'))).toEqual([mail('key_revoked', EVE)])
    expect((await mails()).filter((one) => one.startsWith('key_stopped'))).toHaveLength(2)
  })

  await test.step('whoever disables their own account is only told what stops', async () => {
    await page.goto(`${server.url}${USERS}/${await idOf(ADMIN.email)}`)
    await sql(`UPDATE "User" SET "firstSignInAt" = now() WHERE "userName" = $1`, [EVE.email])
    await page.reload()
    await page.getByRole('button', { name: 'Disable', exact: true }).click()
    await expect(dialog.getByText('1 key of yours will stop')).toBeVisible()
    await expect(dialog.getByRole('radio')).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Disable user' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    expect(await use(nightly)).toBe(401)
  })

  await bobsPage.context().close()

  async function addAdmin(name: string, email: string) {
    await sql(
      `INSERT INTO "User" ("userName", "userNameKey", "active", "attributes", "folded", "label", "labelKey", "email", "emailKey", "searchText",
         "origin", "permission", "passwordHash", "signInKey", "firstSignInAt", "createdAt", "updatedAt")
       SELECT $1, $1, true, jsonb_build_object('displayName', $2::text), '{}', $2, lower($2), $1, $1, $1,
         'console', 'admin', "passwordHash", $1, now(), now(), now() FROM "User" WHERE "userName" = $3`,
      [email, name, ADMIN.email],
    )
  }

  async function idOf(email: string): Promise<number> {
    const [row] = await sql<{ id: number }>(`SELECT id FROM "User" WHERE "userName" = $1`, [email])
    return row?.id ?? 0
  }

  async function lastUse({ name }: CreatedKey): Promise<Date | null> {
    const [row] = await sql<{ at: Date | null }>(`SELECT "lastUsedAt" AS at FROM "ManagementKey" WHERE name = $1`, [name])
    return row?.at ?? null
  }

  async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const { rows } = await client.query<Row>(text, values)
    await client.end()
    return rows
  }

  /** The mails about keys that left, as "kind to address", in the order of the alphabet. */
  async function mails(): Promise<string[]> {
    const folder = path.join(server.dataDir, 'outbox')
    // The first mail makes the folder.
    const files = !existsSync(folder) ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'))
    const read = files.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { kind: string; to: string })
    return read.map(({ kind, to }) => `${kind} to ${to}`).sort()
  }
})

test('The page of a new key and that of the old one say when the new one is first used, without a reload', async ({ page, serve }) => {
  const server = await serve()
  await setUpAdmin(page, server)
  await createKey(page, server, { name: 'Entra' })
  const bothWork = page.getByText(/^Both keys work until you revoke Entra, or until it expires on \d+ \w+ \d{4}\.$/)

  await test.step('while the new key is shown', async () => {
    await rotate(page)
    const { line, secret } = await successor(page)
    await expect(bothWork).toBeVisible()
    await expect(line).toContainText('used: not yet')
    await markDocument(page)
    expect(await use({ tenantUrl: server.tenantUrl, secretToken: secret })).toBe(200)
    await expect(line).toContainText(/used: (just now|\d+ seconds? ago)/)
    await expectSameDocument(page)
  })

  await test.step('on the page of the old key', async () => {
    await page.goto(`${server.url}${KEYS}`)
    await page.getByRole('link', { name: 'Entra', exact: true }).click()
    await rotate(page)
    const { line, secret } = await successor(page)
    await copyApiKey(page)
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Entra', exact: true })).toBeVisible()
    await expect(bothWork).toBeVisible()
    await expect(line).toContainText('used: not yet')
    await markDocument(page)
    expect(await use({ tenantUrl: server.tenantUrl, secretToken: secret })).toBe(200)
    await expect(line).toContainText(/used: (just now|\d+ seconds? ago)/)
    await expectSameDocument(page)
  })

  async function rotate(on: Page) {
    if (!on.url().match(/keys\/\d+$/)) {
      await on.goto(`${server.url}${KEYS}`)
      await on.getByRole('link', { name: 'Entra', exact: true }).click()
    }
    await on.getByRole('link', { name: 'Rotate key' }).click()
    await on.getByRole('button', { name: 'Rotate key' }).click()
    await expect(on.getByRole('heading', { level: 1, name: 'Copy your API key now' })).toBeVisible()
  }
})

async function successor(page: Page): Promise<{ line: Locator; secret: string }> {
  const token = page.getByRole('group', { name: 'Secret Token', exact: true }).locator('code').first()
  return { line: page.getByRole('status').filter({ hasText: 'New key' }), secret: await token.innerText() }
}

function mail(kind: string, { email }: { email: string }): string {
  return `${kind} to ${email}`
}

async function use({ tenantUrl, secretToken }: Pick<CreatedKey, 'tenantUrl' | 'secretToken'>): Promise<number> {
  const headers = { Authorization: `Bearer ${secretToken}`, 'User-Agent': 'Nightly-Export/1.0' }
  return (await fetch(`${tenantUrl}/Users?count=1`, { headers })).status
}

async function markDocument(page: Page): Promise<void> {
  await page.evaluate(() => document.body.setAttribute('data-mark', 'same'))
}

async function expectSameDocument(page: Page): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-mark', 'same')
}
