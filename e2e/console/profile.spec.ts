import { ADMIN, setUpAdmin, signIn } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'

const NEW_PASSWORD = 'sunflower tractor moonlight 42'

test('Changing the password asks for the current one, ends every other session and goes on here', async ({ page, browser, serve }) => {
  test.setTimeout(180_000)
  const server = await serve()
  await setUpAdmin(page, server)
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, server)
  await page.goto(`${server.url}/profile`)
  await expect(page.getByRole('region', { name: 'Sessions' })).toContainText('E-mail and password')

  const form = page.getByRole('region', { name: 'Password' })
  const change = async (current: string, next: string) => {
    await form.getByLabel('Current password', { exact: true }).fill(current)
    await form.getByLabel('New password', { exact: true }).fill(next)
    await form.getByRole('button', { name: 'Change password' }).click()
  }

  await test.step('a wrong current password is told under its field, and nothing typed is kept', async () => {
    await change('not this one', NEW_PASSWORD)
    await expect(form.getByText('This is not your current password.')).toBeVisible({ timeout: 30_000 })
    await expect(form.getByLabel('Current password', { exact: true })).toBeFocused()
    await expect(form.getByLabel('Current password', { exact: true })).toHaveValue('')
    await expect(form.getByLabel('New password', { exact: true })).toHaveValue('')
  })

  await test.step('the new one has to be good, and another one', async () => {
    await change(ADMIN.password, 'short')
    // The answer empties the fields: what is typed before it would be lost.
    await expect(form.getByLabel('New password', { exact: true })).toHaveValue('')
    await expect(form.getByText('Use at least 12 characters.').last()).toBeVisible()
    await expect(form.getByLabel('New password', { exact: true })).toBeFocused()
    await change(ADMIN.password, ADMIN.password)
    await expect(form.getByText('Choose a password that differs from the current one.')).toBeVisible()
  })

  await test.step('changed: this browser goes on, the other one is out', async () => {
    await change(ADMIN.password, NEW_PASSWORD)
    await expect(page.getByText('Your password is changed.')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
    // It leaves by itself, which another navigation must not meet.
    await expect(elsewhere).toHaveURL(/\/sign-in/)
    await elsewhere.goto(`${server.url}/profile`)
    await expect(elsewhere).toHaveURL(/\/sign-in/)
  })

  await test.step('the old password is refused, the new one lets in', async () => {
    await elsewhere.getByLabel('E-mail', { exact: true }).fill(ADMIN.email)
    await elsewhere.getByLabel('Password', { exact: true }).fill(ADMIN.password)
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(elsewhere.getByText('E-mail or password is not right.')).toBeVisible({ timeout: 30_000 })
    await signIn(elsewhere, server, { ...ADMIN, password: NEW_PASSWORD })
  })

  await test.step('neither password is in the log', async () => {
    for (const password of [ADMIN.password, NEW_PASSWORD]) expect(server.log()).not.toContain(password)
  })
})

test('Signing out everywhere asks first, ends every session and says so', async ({ page, browser, serve }) => {
  test.setTimeout(120_000)
  const server = await serve()
  await setUpAdmin(page, server)
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, server)
  await page.goto(`${server.url}/profile`)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByText('You are signed out everywhere')).toBeVisible({ timeout: 30_000 })
  for (const left of [page, elsewhere]) {
    await expect(left).toHaveURL(/\/sign-in/)
    await left.goto(`${server.url}/profile`)
    await expect(left).toHaveURL(/\/sign-in/)
  }
  await signIn(page, server)
})
