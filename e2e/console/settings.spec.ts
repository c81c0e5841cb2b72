import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import pg from 'pg'

import { ADMIN, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { startEntraAuthority } from '../fixtures/entra-authority'
import { createDatabase, freePort } from '../fixtures/server'
import { visitEntra } from '../fixtures/visit-entra'

const SETTINGS = '/account/settings'

test('Every section is saved by itself, keeps what was typed when refused, and is remembered', async ({ page, browser, serve }) => {
  test.setTimeout(240_000)
  const databaseUrl = await createDatabase('settings')
  const server = await serve({ DATABASE_URL: databaseUrl })
  await setUpAdmin(page, server)
  await page.goto(server.url + SETTINGS)

  await test.step('it stands under Account, outside the groups, and says what runs here', async () => {
    await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('listitem')).toHaveText(['Account', '>Settings'])
    const navigation = page.getByRole('navigation', { name: 'Account', exact: true })
    await expect(navigation.getByRole('region', { name: 'Organization' }).getByRole('link')).toHaveText(['Users', 'Roles'])
    await expect(navigation.getByRole('link', { name: 'Settings' })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('region', { name: 'About' }).getByRole('link', { name: 'Ready', exact: true })).toHaveAttribute(
      'href',
      '/readyz',
    )
    const address = page.getByRole('region', { name: 'Addresses' }).getByRole('group', { name: 'Console address' })
    await expect(address).toContainText('Default: APP_URL is not set, so only this machine reaches it.')
    await expect(address).not.toContainText('Set by APP_URL')
  })

  await test.step('organization', async () => {
    const section = page.getByRole('region', { name: 'Your organization' })
    await section.getByLabel('Organization name').fill('Contoso')
    await section.getByLabel('Support address').fill('help')
    await save(section)
    await expect(section.getByText('Enter an address like ada@example.com.')).toBeVisible()
    await expect(section.getByLabel('Support address')).toBeFocused()
    await expect(section.getByLabel('Support address')).toHaveValue('help')
    await expect(section.getByLabel('Organization name')).toHaveValue('Contoso')
    await section.getByLabel('Support address').fill('help@example.com')
    await save(section)
    await expect(section.getByRole('status')).toHaveText('Saved.')
    await section.getByLabel('Organization name').pressSequentially('!')
    await expect(section.getByRole('status')).toBeEmpty()
  })

  await test.step('several errors are told together, and the summary has the focus', async () => {
    const section = page.getByRole('region', { name: 'Your organization' })
    await section.getByLabel('Organization name').fill('x'.repeat(101))
    await section.getByLabel('Support address').fill('help')
    await save(section)
    await expect(section.getByRole('alert')).toBeFocused()
    await section.getByRole('alert').getByRole('link').first().click()
    await expect(section.getByLabel('Organization name')).toBeFocused()
    await section.getByLabel('Organization name').fill('Contoso')
    await section.getByLabel('Support address').fill('help@example.com')
    await save(section)
    await expect(section.getByRole('status')).toHaveText('Saved.')
  })

  await test.step('sender', async () => {
    const section = page.getByRole('region', { name: 'E-mail' })
    await section.getByLabel('Sender').fill('Contoso')
    await save(section)
    await expect(section.getByText('Enter an address like console@example.com')).toBeVisible()
    await section.getByLabel('Sender').fill('Contoso <console@example.com>')
    await save(section)
    await expect(section.getByText('Saved.')).toBeVisible()
  })

  await test.step('invitations', async () => {
    const section = page.getByRole('region', { name: 'Invitations' })
    await section.getByRole('radio', { name: /^Hold until released/ }).check()
    await save(section)
    await expect(section.getByRole('status')).toHaveText('Saved.')
    await expect(section.getByText('No invitation is held at the moment.')).toBeVisible()
  })

  await test.step('alerts have at least one recipient', async () => {
    const section = page.getByRole('region', { name: 'Alerts' })
    await section.getByRole('checkbox', { name: /^Every admin/ }).uncheck()
    await save(section)
    await expect(section.getByText('Choose at least one recipient.')).toBeVisible()
    await expect(section.getByRole('checkbox', { name: /^Every admin/ })).not.toBeChecked()
    await section.getByLabel('Further addresses').fill('ops@example.com\nnobody')
    await save(section)
    await expect(section.getByText('Address 2: Enter an address like ada@example.com.')).toBeVisible()
    await section.getByLabel('Further addresses').fill('ops@example.com\nit@example.com')
    await save(section)
    await expect(section.getByRole('status')).toHaveText('Saved.')
  })

  await test.step('retention', async () => {
    const section = page.getByRole('region', { name: 'Retention' })
    await section.getByLabel(/^Keep sign-in attempts/).fill('7')
    await save(section)
    await expect(section.getByText('Keep them for at least 30 days.')).toBeVisible()
    await section.getByLabel(/^Keep sign-in attempts/).fill('90')
    await save(section)
    await expect(section.getByRole('status')).toHaveText('Saved.')
  })

  await test.step('a reload shows all of it, and who changed what', async () => {
    await page.reload()
    await expect(page.getByLabel('Organization name')).toHaveValue('Contoso')
    await expect(page.getByLabel('Support address')).toHaveValue('help@example.com')
    await expect(page.getByLabel('Sender')).toHaveValue('Contoso <console@example.com>')
    await expect(page.getByRole('radio', { name: /^Hold until released/ })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: /^Every admin/ })).not.toBeChecked()
    await expect(page.getByLabel('Further addresses')).toHaveValue('ops@example.com\nit@example.com')
    await expect(page.getByLabel(/^Keep sign-in attempts/)).toHaveValue('90')
    const history = page.getByRole('region', { name: 'Last changes' })
    await expect(history.getByRole('listitem').first()).toContainText(`Changed by ${ADMIN.name}`)
    await expect(history.getByRole('listitem').first()).toContainText('18090')
    await expect(history.getByRole('listitem')).toHaveCount(5)
    await expect(page.getByRole('region', { name: 'About' })).toContainText('PostgreSQL')
  })

  await test.step('the server is away: the section says so and keeps what was typed, and the others go on', async () => {
    const section = page.getByRole('region', { name: 'Retention' })
    await page.route(`**${SETTINGS}`, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
    await section.getByLabel(/^Keep sign-in attempts/).fill('120')
    await save(section)
    await expect(section.getByRole('alert')).toContainText('The server did not answer.')
    await expect(section.getByLabel(/^Keep sign-in attempts/)).toHaveValue('120')
    await expect(page.getByLabel('Organization name')).toHaveValue('Contoso')
    await page.unroute(`**${SETTINGS}`)
    await save(section)
    await expect(section.getByRole('status')).toHaveText('Saved.')
  })

  await test.step('without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
    const plain = await context.newPage()
    await plain.goto(server.url + SETTINGS)
    await plain.getByLabel('Organization name').fill('Fabrikam')
    await plain.getByLabel('Support address').fill('nobody')
    await save(plain.getByRole('region', { name: 'Your organization' }))
    await expect(plain.getByText('Enter an address like ada@example.com.')).toBeVisible()
    await expect(plain.getByLabel('Organization name')).toHaveValue('Fabrikam')
    await plain.getByLabel('Support address').fill('help@example.com')
    await save(plain.getByRole('region', { name: 'Your organization' }))
    await expect(plain.getByText('Saved.')).toBeVisible()
    await plain.goto(server.url + SETTINGS)
    await expect(plain.getByLabel('Organization name')).toHaveValue('Fabrikam')
    await context.close()
  })

  await test.step('Support has no access', async () => {
    await sql(databaseUrl, `UPDATE "User" SET permission = 'support' WHERE "userName" = '${ADMIN.email}'`)
    await page.goto(server.url + SETTINGS)
    await expect(page.getByText('Only admins have access to this feature.')).toBeVisible()
    await expect(page.getByText('Fabrikam')).toBeHidden()
    await expect(page.getByRole('link', { name: 'Settings' })).toBeHidden()
  })
})

test('With the keyboard alone: save a section and send a test e-mail, which lies in the outbox folder', async ({ page, serve }) => {
  test.setTimeout(180_000)
  const server = await serve()
  await setUpAdmin(page, server)
  await page.goto(server.url + SETTINGS)

  await test.step('save', async () => {
    await tabTo(page, page.getByLabel('Organization name'))
    await page.keyboard.type('Contoso')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Your organization' }).getByRole('status')).toHaveText('Saved.')
  })

  await test.step('send a test e-mail', async () => {
    const section = page.getByRole('region', { name: 'E-mail' })
    await tabTo(page, section.getByRole('button', { name: 'Send test e-mail' }))
    await page.keyboard.press('Enter')
    await expect(section.getByText('Written to the outbox of this machine.')).toBeVisible({ timeout: 30_000 })
    const outbox = path.join(server.dataDir, 'outbox')
    const files = readdirSync(outbox).filter((name) => name.endsWith('-test.json'))
    expect(files).toHaveLength(1)
    const mail: unknown = JSON.parse(readFileSync(path.join(outbox, files[0] ?? ''), 'utf8'))
    expect(mail).toMatchObject({ kind: 'test', to: ADMIN.email, text: expect.stringContaining(ADMIN.name) })
    expect(statSync(outbox).mode & 0o777).toBe(0o700)
  })

  await test.step('not twice in a row', async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'You sent one a moment ago.' })).toBeVisible()
    expect(readdirSync(path.join(server.dataDir, 'outbox')).filter((name) => name.endsWith('-test.json'))).toHaveLength(1)
  })
})

test('What the environment sets is shown with its variable and cannot be changed; its secrets are never shown', async ({ page, serve }) => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const secrets = {
    ENTRA_CLIENT_SECRET: 'entra-secret-4711',
    RESEND_API_KEY: 're_secret_4711',
    RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0LTQ3MTEtc2VjcmV0',
  }
  const server = await serve(
    {
      APP_URL: origin,
      MAIL_FROM: 'Contoso <console@example.com>',
      ENTRA_TENANT_ID: '11111111-58a7-4b5c-9a57-8c1f6a0f2b11',
      ENTRA_CLIENT_ID: 'client-of-contoso',
      RESEND_BASE_URL: 'http://127.0.0.1:9',
      ...secrets,
    },
    port,
  )
  await setUpAdmin(page, server)
  await page.goto(origin + SETTINGS)

  const addresses = page.getByRole('region', { name: 'Addresses' })
  await expect(addresses.getByRole('group', { name: 'Console address' })).toContainText('Set by APP_URL')
  await expect(addresses.getByRole('group', { name: 'Tenant URL' }).locator('code').first()).toHaveText(`${origin}/v1/provisioning/scim`)

  const signIn = page.getByRole('region', { name: 'Sign-in' })
  for (const text of [
    '11111111-58a7-4b5c-9a57-8c1f6a0f2b11',
    'client-of-contoso',
    'Set by ENTRA_CLIENT_SECRET',
    `${origin}/api/auth/callback/entra`,
  ])
    await expect(signIn).toContainText(text)

  const mail = page.getByRole('region', { name: 'E-mail' })
  for (const text of [
    'Contoso <console@example.com>',
    'Set by MAIL_FROM',
    'Set by RESEND_API_KEY',
    'Set by RESEND_WEBHOOK_SECRET',
    'None yet',
  ])
    await expect(mail).toContainText(text)
  await expect(mail.getByLabel('Sender')).toBeHidden()
  await expect(mail).toContainText(`${origin}/api/webhooks/resend`)

  const sent = await page.content()
  for (const secret of Object.values(secrets)) expect(sent).not.toContain(secret)

  await test.step('a test e-mail that cannot leave is told as one', async () => {
    await mail.getByRole('button', { name: 'Send test e-mail' }).click()
    await expect(mail.getByRole('alert')).toContainText('Not sent', { timeout: 60_000 })
  })
})

test('People who cannot get in are told the name of the organization and where to ask', async ({ page, browser, serve }) => {
  const port = await freePort()
  const entra = await startEntraAuthority(`http://localhost:${port}`)
  const server = await serve(entra.env, port)
  await setUpAdmin(page, server)
  await page.goto(server.url + SETTINGS)
  const section = page.getByRole('region', { name: 'Your organization' })
  await section.getByLabel('Organization name').fill('Contoso')
  await section.getByLabel('Support address').fill('help@example.com')
  await save(section)
  await expect(section.getByRole('status')).toHaveText('Saved.')

  const visitor = await (await browser.newContext()).newPage()
  entra.add('sam', { oid: '3f2504e0-4f89-41d3-9a0c-0305e82c3302', preferred_username: 'sam@example.com', name: 'Sam' })
  await visitEntra(visitor, server.url, 'sam')
  const alert = visitor.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('Ask your administrator to assign you to the console of Contoso in Microsoft Entra ID.')
  await expect(alert).toContainText('Questions? Write to help@example.com.')
  await expect(alert.getByRole('link')).toHaveAttribute('href', 'mailto:help@example.com')

  await test.step('with Entra away the older reason goes, the password part opens, and the log has the request id', async () => {
    await entra.stop()
    await visitor.getByRole('button', { name: 'Use another account' }).click()
    await expect(alert).toContainText('Microsoft Entra ID cannot be reached at the moment.')
    await expect(alert).toHaveCount(1)
    await expect(visitor.getByLabel('Password', { exact: true })).toBeVisible()
    const requestId = await alert.locator('code').innerText()
    expect(requestId).not.toBe('')
    await expect.poll(server.log).toContain(`"event":"sign-in-refused","reason":"entra-away","requestId":"${requestId}"`)
  })
  await visitor.context().close()
})

async function save(section: Locator) {
  await section.getByRole('button', { name: /^Save/ }).click()
}

async function sql(databaseUrl: string, text: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(text)
  await client.end()
}

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
