import type { Locator, Page } from '@playwright/test'

import { createSimulator } from '@/lib/entra-simulator/simulator'
import { createKey, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'

test('With the keyboard alone: create a key, copy it, revoke it; find a user, disable and enable', async ({ page, serve }) => {
  const server = await serve()
  await setUpAdmin(page, server)
  const seed = await createKey(page, server, { name: 'Seed' })
  await createSimulator({ tenantUrl: seed.tenantUrl, secretToken: seed.secretToken, users: 5 }).initialCycle()

  await test.step('create and copy', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Create Key' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Create Key' })).toBeVisible()
    await tabTo(page, page.getByLabel('Key name', { exact: true }))
    await page.keyboard.type('Keyboard')
    await tabTo(page, page.getByRole('searchbox', { name: 'Allowed endpoints' }))
    await page.keyboard.type('/v1/provisioning/scim/')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Create Key' })).toBeVisible()
    await tabTo(page, page.getByRole('checkbox', { name: 'Select all 5' }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Create Key', exact: true }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Copy your API key now' })).toBeFocused()
    await tabTo(page, page.getByRole('button', { name: 'Copy Secret Token' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^apikey:/)
    await tabTo(page, page.getByRole('link', { name: 'Done' }))
    await page.keyboard.press('Enter')
  })

  await test.step('revoke', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Keyboard', exact: true }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Revoke key' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Revoke key' })).toBeFocused()
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Revoked').first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: 'Keyboard', exact: true })).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: 'Key Keyboard revoked.' })).toBeAttached()
  })

  await test.step('find a user, disable and enable', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
    const name = await page.getByRole('main').getByRole('row').nth(2).getByRole('link').first().innerText()
    await page.keyboard.press('/')
    await page.keyboard.type(name)
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === name)
    await expect(page.getByRole('main').getByRole('row')).toHaveCount(2)
    await tabTo(page, page.getByRole('link', { name, exact: true }))
    await page.keyboard.press('Enter')
    for (const [verb, state] of [
      ['Disable', 'Disabled'],
      ['Enable', 'Invited'],
    ] as const) {
      await tabTo(page, page.getByRole('button', { name: verb, exact: true }))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('dialog').getByRole('button', { name: `${verb} user` }))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(page.getByText(state, { exact: true }).first()).toBeVisible()
    }
  })

  await test.step('choose a theme, and again when it could not be saved', async () => {
    const section = page.getByRole('region', { name: 'Appearance' })
    const radio = (name: string) => section.getByRole('radio', { name, exact: true })
    await page.goto(`${server.url}/profile`)
    await tabTo(page, radio('System'))
    await page.keyboard.press('ArrowDown')
    await expect(section.getByRole('status')).toHaveText('Saved.')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await page.reload()
    await expect(radio('Light')).toBeChecked()

    await page.route('**/profile', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
    await tabTo(page, radio('Light'))
    await page.keyboard.press('ArrowDown')
    await expect(section.getByRole('status')).toHaveText('Not saved. Choose again.')
    await expect(radio('Light')).toBeChecked()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await page.unroute('**/profile')
    await expect(radio('Dark')).toBeFocused()
    await page.keyboard.press('Space')
    await expect(section.getByRole('status')).toHaveText('Saved.')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test('With the keyboard alone: create a role, give it to a user, take it back, delete it', async ({ page, serve }) => {
  const server = await serve()
  await setUpAdmin(page, server)
  const seed = await createKey(page, server, { name: 'Seed' })
  await createSimulator({ tenantUrl: seed.tenantUrl, secretToken: seed.secretToken, users: 5 }).initialCycle()
  const dialog = page.getByRole('dialog')

  await test.step('create', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible()
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Create role' }).first())
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByLabel('Role name'))
    await page.keyboard.type('Service desk')
    await tabTo(page, page.getByRole('radio', { name: /^None/ }))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByRole('button', { name: 'Create role' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Service desk' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Permission' })).toHaveValue('support')
  })

  await test.step('give and take back', async () => {
    const field = page.getByRole('combobox', { name: 'Add a member' })
    const hits = page.getByRole('listbox').getByRole('option')
    await tabTo(page, field)
    await page.keyboard.type('example')
    await expect(hits.nth(1)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(hits).toHaveCount(0)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const name = await page.getByRole('listbox').getByRole('option', { selected: true }).locator('span').first().innerText()
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue(name)
    await tabTo(page, page.getByRole('button', { name: 'Add member' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText(`${name} added.`)).toBeVisible()
    await expect(field).toBeFocused()
    await tabTo(page, page.getByRole('button', { name: `Remove ${name}` }))
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await tabTo(page, dialog.getByRole('button', { name: 'Remove member' }))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('No members yet.')).toBeVisible()
    await expect(page.getByRole('group', { name: 'Members' })).toBeFocused()
  })

  await test.step('delete', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Delete role' }))
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await tabTo(page, dialog.getByRole('button', { name: 'Delete role' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible()
    await expect(page.getByText('No roles yet.')).toBeVisible()
  })
})

/** Presses Tab until `target` has the focus, as somebody without a mouse must be able to. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
