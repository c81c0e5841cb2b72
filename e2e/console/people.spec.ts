import type { Browser, Page } from '@playwright/test'

import { ADMIN, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { passwordLinkInOutbox } from '../fixtures/password-link'

const GRACE = { name: 'Grace Hopper', email: 'grace@example.com', password: 'cobol nanosecond lighthouse 42' }
const USERS = '/account/organization/users'

test.setTimeout(300_000)

test('a person who is not in Entra is invited, chooses a password and gets what they were given', async ({ page, serve, browser }) => {
  const server = await serve()
  await setUpAdmin(page, server)

  await test.step('a form with mistakes keeps what was typed', async () => {
    await page.goto(`${server.url}${USERS}`)
    await page.getByRole('link', { name: 'Invite a person' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Invite a person' })).toBeVisible()
    await page.getByLabel('Name', { exact: true }).fill(GRACE.name)
    await page.getByLabel('E-mail', { exact: true }).fill(ADMIN.email)
    await page.getByRole('radio', { name: 'Support' }).check()
    await page.getByRole('button', { name: 'Invite person' }).click()
    await expect(page.getByText('A user has this e-mail address already.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Open the user with this address' })).toHaveAttribute('href', `${USERS}/1`)
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(GRACE.name)
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(ADMIN.email)
    await expect(page.getByRole('radio', { name: 'Support' })).toBeChecked()
  })

  await page.getByLabel('E-mail', { exact: true }).fill(GRACE.email)
  await page.getByRole('button', { name: 'Invite person' }).click()
  await expect(page.getByRole('heading', { level: 1, name: GRACE.name })).toBeVisible()
  await expect(page.getByText(`A link to choose a password goes to ${GRACE.email}.`)).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Outbox' })).toBeVisible()
  const userPage = new URL(page.url()).pathname

  const link = await passwordLinkInOutbox(server, 1)
  const grace = await visitor(browser)

  await test.step('opening the link uses nothing up, and tells no other page of itself', async () => {
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
    const answer = await fetch(link)
    expect(answer.headers.get('referrer-policy')).toBe('strict-origin')
    await grace.goto(link)
    await expect(grace.getByText(GRACE.email)).toBeVisible()
  })

  await test.step('a weak password is refused under its field', async () => {
    await grace.getByLabel('Password', { exact: true }).fill('grace hopper')
    await grace.getByRole('button', { name: 'Set password' }).click()
    await expect(grace.locator('#password-error')).toContainText('Leave out common words')
  })

  await grace.getByLabel('Password', { exact: true }).fill(GRACE.password)
  await grace.getByRole('button', { name: 'Set password' }).click()
  await expect(grace.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await expect(grace.getByRole('link', { name: 'Invite a person' })).toBeHidden()
  await grace.goto(`${server.url}${userPage}`)
  await expect(grace.getByText('Support, given directly')).toBeVisible()
  await expect(grace.getByRole('button', { name: `Change the permission of ${GRACE.name}` })).toBeHidden()

  await test.step('the link works once, and stands in no log', async () => {
    const other = await visitor(browser)
    await other.goto(link)
    await expect(other.getByText('Ask an admin of this console for a new link.')).toBeVisible()
    await expect(other.getByLabel('Password', { exact: true })).toBeHidden()
    await other.close()
    expect(server.log()).not.toContain(new URL(link).pathname.split('/').at(-1))
  })

  await test.step('Admin is asked for first, and is there at the next request of the open session', async () => {
    await page.goto(`${server.url}${userPage}`)
    await page.getByRole('button', { name: `Change the permission of ${GRACE.name}` }).click()
    await page.getByRole('radio', { name: 'Admin' }).check()
    await page.getByRole('button', { name: 'Save permission' }).click()
    const dialog = page.getByRole('dialog', { name: `Give Admin to ${GRACE.name}?` })
    await dialog.getByRole('button', { name: 'Give Admin' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Admin, given directly')).toBeVisible()
    await grace.goto(`${server.url}${USERS}`)
    await expect(grace.getByRole('link', { name: 'Invite a person' })).toBeVisible()
  })

  await test.step('a second link within five minutes is refused', async () => {
    await page.getByRole('button', { name: 'Send password link' }).click()
    const dialog = page.getByRole('dialog', { name: `Send ${GRACE.name} a password link?` })
    await dialog.getByRole('button', { name: 'Send password link' }).click()
    await expect(dialog.getByText('A link was sent less than 5 minutes ago.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('an admin takes Admin from themselves; the last one cannot', async () => {
    await takeOwnAdmin(page, `${server.url}${USERS}/1`)
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.goto(`${server.url}${USERS}/1`)
    await expect(page.getByText('Only admins and support have access to this feature.')).toBeVisible()
    await takeOwnAdmin(grace, `${server.url}${userPage}`)
    await expect(grace.getByRole('dialog').getByRole('alert')).toContainText('This is the last active admin who can sign in')
    await grace.reload()
    await expect(grace.getByText('Admin, given directly')).toBeVisible()
  })
  await grace.close()
})

async function takeOwnAdmin(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /^Change the permission of/ }).click()
  await page.getByRole('radio', { name: 'None' }).check()
  await page.getByRole('button', { name: 'Save permission' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take Admin from yourself?' })
  await dialog.getByRole('button', { name: 'Take Admin from me' }).click()
}

async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}
