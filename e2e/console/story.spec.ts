import { createSimulator } from '@/lib/entra-simulator/simulator'
import { fillLive, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'

const USERS = 200

test('Admin creates a key, pastes it into Entra, and sees people come, be disabled and be removed', async ({ page, serve }) => {
  test.setTimeout(300_000)
  const server = await serve()
  await setUpAdmin(page, server)

  await test.step('Create Key in the words of the tutorial', async () => {
    await page.getByRole('link', { name: 'Create Key' }).first().click()
    await fillLive(page.getByLabel('Key name', { exact: true }), 'Entra production')
    await page.getByRole('button', { name: '180 days' }).click()
    await fillLive(page.getByRole('searchbox', { name: 'Allowed endpoints' }), '/v1/provisioning/scim/')
    await page.getByRole('checkbox', { name: 'Select all 5' }).check()
    await page.getByRole('button', { name: 'Create Key', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Copy your API key now' })).toBeFocused()
  })

  const secretToken = await copy('Secret Token')
  const tenantUrl = await copy('Tenant URL')
  expect(tenantUrl).toBe(`${server.url}/v1/provisioning/scim`)
  expect(secretToken).toMatch(/^apikey:\S{40,}$/)
  const entra = createSimulator({ tenantUrl, secretToken, users: USERS })

  await test.step("Entra's Test Connection turns the line green", async () => {
    await expect(page.getByText('Waiting for Test Connection...')).toBeVisible()
    await entra.testConnection()
    await expect(page.getByText(/Test Connection received .* from Microsoft Entra ID\. It works\./)).toBeVisible()
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByRole('row', { name: /Entra production.*Valid.*SCIM \(5\)/ })).toBeVisible()
  })

  await test.step('after the initial cycle everybody is listed', async () => {
    await entra.initialCycle()
    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await expect(status('Invited')).toHaveText(`Invited${USERS}`)
    await expect(page.getByText(`of ${USERS + 1}`).first()).toBeVisible()
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page.getByText(`51-100 of ${USERS + 1}`).first()).toBeVisible()
  })

  const people = [...entra.accounts()].slice(0, 3)
  await test.step('three whom Entra disables show Disabled, and the page says who did it with which key', async () => {
    await entra.disable([0, 1, 2])
    for (const { userName, displayName } of people) {
      await openUser(userName)
      await expect(page.getByRole('heading', { level: 1, name: displayName, exact: true })).toBeVisible()
      await expect(page.getByRole('main')).toContainText('Disabled by Microsoft Entra ID')
      await expect(page.getByRole('main')).toContainText('with key Entra production')
    }
    await page.goto(`${server.url}/account/organization/users?status=disabled`)
    await expect(page.getByRole('main').getByRole('row')).toHaveCount(4)
  })

  await test.step('one whom Entra deletes shows Disabled (removed by identity provider), and is gone from SCIM', async () => {
    await entra.hardDelete([0])
    await openUser(people[0]?.userName ?? '')
    await expect(page.getByText('Disabled (removed by identity provider)').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Enable', exact: true })).toBeHidden()
    await page.goto(`${server.url}/account/organization/users`)
    await expect(status('Disabled (removed by identity provider)')).toHaveText('Disabled (removed by identity provider)1')
    await expect(status('Disabled')).toHaveText('Disabled2')
  })

  expect(entra.report()).toMatchObject({ ok: true, wrong: 0 })

  async function copy(label: string) {
    const shown = await page.getByRole('group', { name: label, exact: true }).locator('code').first().innerText()
    await page.getByRole('button', { name: `Copy ${label}` }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shown)
    return shown
  }

  function status(name: string) {
    return page
      .getByRole('navigation', { name: 'Status' })
      .getByRole('link', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}\\s*\\d+$`) })
  }

  async function openUser(userName: string) {
    await page.goto(`${server.url}/account/organization/users?q=${encodeURIComponent(userName)}`)
    await page.getByRole('main').getByRole('row').nth(1).getByRole('link').first().click()
  }
})
