import type { Browser, Page, Route } from '@playwright/test'

import { ADMIN, createKey, fillLive, setUpAdmin } from '../fixtures/console'
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

  await test.step('a server that does not answer leaves the form as it is', async () => {
    await fillLive(page.getByLabel('E-mail', { exact: true }), GRACE.email)
    await page.route(`**${USERS}/invite`, withoutAnswer)
    await page.getByRole('button', { name: 'Invite person' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'The server did not answer. Try again.' })).toBeFocused()
    await expect(page.getByRole('link', { name: 'Open the user with this address' })).toBeHidden()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(GRACE.name)
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(GRACE.email)
    await expect(page.getByRole('radio', { name: 'Support' })).toBeChecked()
    await page.unroute(`**${USERS}/invite`)
  })

  await page.getByRole('button', { name: 'Invite person' }).click()
  await expect(page.getByRole('heading', { level: 1, name: GRACE.name })).toBeVisible()
  await expect(page.getByText(`A link to choose a password goes to ${GRACE.email}.`)).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Outbox' })).toBeVisible()
  const userPage = new URL(page.url()).pathname

  await test.step('what was sent where has the focus, and is told once', async () => {
    await expect(page.getByRole('status').filter({ hasText: `${GRACE.name} was invited` })).toBeFocused()
    await expect(page).toHaveURL(server.url + userPage)
    await expect(page.getByText(`A link to choose a password goes to ${GRACE.email}.`)).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: GRACE.name })).toBeVisible()
    await expect(page.getByText(`A link to choose a password goes to ${GRACE.email}.`)).toBeHidden()
  })

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

  await test.step('a server that does not answer is said, with what to do', async () => {
    await fillLive(grace.getByLabel('Password', { exact: true }), GRACE.password)
    await grace.route('**/set-password/**', withoutAnswer)
    await grace.getByRole('button', { name: 'Set password' }).click()
    await expect(grace.getByRole('alert').filter({ hasText: 'The server did not answer. Try again.' })).toBeFocused()
    await grace.unroute('**/set-password/**')
  })

  await grace.getByLabel('Password', { exact: true }).fill(GRACE.password)
  await grace.getByRole('button', { name: 'Set password' }).click()
  await expect(grace.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await expect(grace.getByRole('link', { name: 'Invite a person' })).toBeHidden()
  await grace.goto(`${server.url}${userPage}`)
  await expect(grace.getByText('Support, given directly')).toBeVisible()
  await expect(grace.getByRole('button', { name: `Change the permission of ${GRACE.name}` })).toBeHidden()
  await expect(grace.getByRole('link', { name: 'Keys created' })).toBeHidden()
  await grace.goto(`${server.url}${USERS}/1?tab=keys`)
  await expect(grace.getByRole('region', { name: 'Timeline' })).toBeVisible()
  await expect(grace.getByText('This user has created no Management API keys.')).toBeHidden()

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

  await test.step('an admin sees which keys a user created', async () => {
    await createKey(page, server, { name: 'Nightly' })
    await page.goto(`${server.url}${userPage}`)
    await page.getByRole('link', { name: 'Keys created', exact: true }).click()
    await expect(page.getByText('This user has created no Management API keys.')).toBeVisible()
    await page.goto(`${server.url}${USERS}/1?tab=keys`)
    await expect(page.getByRole('row', { name: /Nightly.*Valid.*Never used/ })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Nightly', exact: true })).toHaveAttribute('href', '/account/tools/management-api-keys/1')
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

/** Lets no action reach the server. */
function withoutAnswer(route: Route): Promise<void> {
  return route.request().method() === 'POST' ? route.abort() : route.fallback()
}
