import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { createSimulator } from '@/lib/entra-simulator/simulator'
import { createKey, fillLive, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { passwordLinkInOutbox } from '../fixtures/password-link'
import { createScimClient } from '../fixtures/scim-client'

const KEYS = '/account/tools/management-api-keys'
const USERS = '/account/organization/users'
const ROLES = '/account/organization/roles'

test('Every screen passes axe in light and dark, and fits 320 px', async ({ page, serve }) => {
  test.setTimeout(900_000)
  const server = await serve()

  await check(page, server.setUpLink())
  await check(page, `${server.url}/set-up/unknown`)
  await check(page, `${server.url}/sign-in`)
  await setUpAdmin(page, server)
  for (const path of [KEYS, USERS]) await check(page, server.url + path)

  const key = await createKey(page, server)
  const entra = createSimulator({ tenantUrl: key.tenantUrl, secretToken: key.secretToken, users: 60 })
  await entra.initialCycle()
  await entra.disable([0])
  await entra.hardDelete([1])

  const screens = [
    KEYS,
    `${KEYS}?q=nothing`,
    `${KEYS}/create`,
    `${KEYS}/create?preset=entra`,
    `${KEYS}/1`,
    `${KEYS}/1/rotate`,
    USERS,
    `${USERS}?status=disabled`,
    `${USERS}?q=nobody`,
    `${USERS}/1`,
    `${USERS}/1?tab=keys`,
    `${USERS}/2`,
    `${USERS}/2?tab=attributes`,
    `${USERS}/3`,
    `${USERS}/999999`,
    `${USERS}/invitations`,
    `${USERS}/4?kind=invitations`,
    `${USERS}/invite`,
    '/set-password/unknown',
    '/account/settings',
    '/profile',
    '/nowhere',
  ]
  for (const path of screens) await check(page, server.url + path)

  await test.step('dialogs', async () => {
    await page.goto(`${server.url}${KEYS}/1`)
    await page.getByRole('button', { name: 'Revoke key' }).click()
    await axe(page)
    await page.goto(`${server.url}${USERS}/4`)
    await page.getByRole('button', { name: 'Disable', exact: true }).click()
    await axe(page)
    await page.goto(`${server.url}${USERS}/4`)
    await page.getByRole('button', { name: 'Resend invitation' }).click()
    await axe(page)
    await page.goto(`${server.url}${USERS}/4`)
    await page.getByRole('button', { name: /^Change the permission of/ }).click()
    await axe(page)
    await page.getByRole('radio', { name: /^Admin/ }).check()
    await page.getByRole('button', { name: 'Save permission' }).click()
    await expect(page.getByRole('button', { name: 'Give Admin' })).toBeVisible()
    await axe(page)
    await page.goto(`${server.url}${USERS}?q=example`)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await axe(page)
    await page.getByRole('button', { name: 'Resend invitation' }).click()
    await axe(page)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Resend invitation/ })
      .click()
    await expect(page.getByRole('group', { name: 'Result' })).toBeFocused({ timeout: 30_000 })
    await axe(page)
  })
})

test('So does every screen about roles', async ({ page, serve }) => {
  test.setTimeout(900_000)
  const server = await serve()
  await setUpAdmin(page, server)
  await check(page, server.url + ROLES)

  const key = await createKey(page, server)
  await createSimulator({ tenantUrl: key.tenantUrl, secretToken: key.secretToken, users: 10 }).initialCycle()
  const scim = createScimClient({ tenantUrl: key.tenantUrl, authorization: `Bearer ${key.secretToken}` })
  const members = ['3', '4', '5'].map((value) => ({ value }))
  const { id } = (await scim.post('/Groups', { displayName: 'IT administrators', members })).body
  await scim.post('/Groups', { displayName: 'Contractors in Europe, the Middle East and Africa', members })
  const desk = await createDesk(page, server.url)

  const screens = [
    ROLES,
    `${ROLES}?q=nothing`,
    `${ROLES}/create`,
    `${ROLES}/${id}`,
    `${ROLES}/${id}?tab=history`,
    desk,
    `${ROLES}/999999`,
    `${USERS}/3`,
    `${USERS}/3?tab=roles`,
  ]
  for (const path of screens) await check(page, server.url + path)

  await test.step('dialogs', async () => {
    await page.goto(server.url + desk)
    await fillLive(page.getByRole('combobox', { name: 'Add a member' }), 'example')
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    await axe(page)
    await page.getByRole('button', { name: /^Remove/ }).click()
    await axe(page)
    await page.goto(server.url + desk)
    await page.getByRole('button', { name: 'Rename' }).click()
    await axe(page)
    await page.goto(server.url + desk)
    await page.getByRole('button', { name: 'Delete role' }).click()
    await expect(page.getByRole('dialog')).toContainText('loses Support')
    await axe(page)
  })
})

test('So does every screen of a person who is invited', async ({ page, serve }) => {
  test.setTimeout(900_000)
  const server = await serve()
  await setUpAdmin(page, server)
  await page.goto(`${server.url}${USERS}/invite`)
  await page.getByRole('button', { name: 'Invite person' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nobody was invited' })).toBeFocused()
  await axe(page)
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper')
  await page.getByLabel('E-mail', { exact: true }).fill('grace@example.com')
  await page.getByRole('button', { name: 'Invite person' }).click()
  await expect(page.getByText('Grace Hopper was invited')).toBeVisible()
  await check(page, `${server.url}${new URL(page.url()).pathname}?invited=yes`)
  await check(page, await passwordLinkInOutbox(server, 1))
  await page.goto(`${server.url}${USERS}/1`)
  await page.getByRole('button', { name: 'Send password link' }).click()
  await axe(page)
})

/** Creates a role of the console with one member and a permission, and returns the path of its page. */
async function createDesk(page: Page, url: string): Promise<string> {
  await page.goto(`${url}${ROLES}/create`)
  await page.getByLabel('Role name').fill('Service desk')
  await page.getByRole('radio', { name: /^Support/ }).check()
  await page.getByRole('button', { name: 'Create role' }).click()
  await fillLive(page.getByRole('combobox', { name: 'Add a member' }), 'example')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('button', { name: 'Add member' }).click()
  await expect(page.getByText(' added.')).toBeVisible()
  return new URL(page.url()).pathname
}

/** Opens a screen and tests it in both themes, and that nothing sticks out at any width down to the narrowest that must work. */
async function check(page: Page, url: string) {
  await test.step(new URL(url).pathname.replace(/(set-up|set-password)\/.*/, '$1'), async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(url)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await axe(page)
    }
    const size = page.viewportSize()
    for (const width of [1150, 1024, 720, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await axe(page)
    if (size) await page.setViewportSize(size)
  })
}

async function axe(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
