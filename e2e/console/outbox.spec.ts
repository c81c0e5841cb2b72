import AxeBuilder from '@axe-core/playwright'

import { createKey, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { scimCredentials } from '../fixtures/deployment'
import { createScimClient } from '../fixtures/scim-client'

const OUTBOX = '/account/tools/outbox'

test('Without RESEND_API_KEY the mail of this machine is read in the Outbox, and its link is followed from there', async ({
  page,
  serve,
}) => {
  const server = await serve()
  await setUpAdmin(page, server)

  await test.step('empty, it says when mail comes', async () => {
    await page.getByRole('link', { name: 'Outbox', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible()
    await expect(page.getByText('No mail yet.')).toBeVisible()
    await expect(page.getByText('Development only: no mail leaves this machine.')).toBeVisible()
  })

  const scim = createScimClient(scimCredentials(await createKey(page, server)))
  await scim.create({ userName: 'eve@example.com', displayName: 'Eve Adams' })
  const row = page.getByRole('row', { name: /eve@example\.com/ })

  await test.step('an invitation is listed once it is written', async () => {
    await expect(async () => {
      await page.goto(server.url + OUTBOX)
      await expect(row).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 60_000 })
    await expect(row).toContainText('Invitation')
  })

  await test.step('it is shown as HTML and as text', async () => {
    await row.getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: /^You have been invited to / })).toBeVisible()
    await expect(page.getByRole('main').locator('pre')).toContainText('1. ')
    const html = page.frameLocator('iframe')
    await expect(html.getByRole('listitem')).toHaveCount(3)
    // Legacy: axe waits for ever for a frame that runs no script.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze()
    expect(violations).toEqual([])
    const link = html.getByRole('link', { name: /^Sign in/ }).first()
    await expect(link).toHaveAttribute('href', `${server.url}/sign-in?login_hint=eve%40example.com`)
    const opened = page.context().waitForEvent('page')
    await link.click()
    const tab = await opened
    // Whoever is signed in already goes on to the console.
    await expect(tab.getByRole('heading', { level: 1, name: 'Management API keys' })).toBeVisible()
    await tab.close()
  })

  await test.step('an address of no mail says so', async () => {
    await page.goto(`${server.url}${OUTBOX}/999999`)
    await expect(page.getByText('There is no mail with this ID on this machine.')).toBeVisible()
    await page.getByRole('link', { name: 'Go to Outbox' }).click()
    await expect(row).toBeVisible()
  })
})
