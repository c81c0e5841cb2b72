import { createKey, setUpAdmin, signIn } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { scimCredentials } from '../fixtures/deployment'
import { startEntraAuthority } from '../fixtures/entra-authority'
import { createScimClient } from '../fixtures/scim-client'
import { createDatabase, freePort } from '../fixtures/server'
import { visitEntra } from '../fixtures/visit-entra'

const OID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'

for (const database of ['PGlite', 'PostgreSQL'] as const) {
  test(`people whom Entra provisioned sign in there, and nobody else does, on ${database}`, async ({ page, browser, serve }) => {
    const port = await freePort()
    const entra = await startEntraAuthority(`http://localhost:${port}`)
    const server = await serve(
      { ...entra.env, ...(database === 'PostgreSQL' && { DATABASE_URL: await createDatabase('entra_sign_in') }) },
      port,
    )
    await setUpAdmin(page, server)
    const scim = createScimClient(scimCredentials(await createKey(page, server)))
    const users = `${server.url}/account/organization/users`
    entra.add('eve', { oid: OID, preferred_username: 'Eve@example.com', name: 'Eve Adams', email: 'someone-else@example.com' })
    entra.add('sam', { oid: OID.replace('3301', '3302'), preferred_username: 'sam@example.com', name: 'Sam', email: 'eve@example.com' })
    entra.add('mallory', {
      oid: OID,
      preferred_username: 'eve@example.com',
      name: 'Eve Adams',
      tid: '99999999-58a7-4b5c-9a57-8c1f6a0f2b11',
    })

    const { id } = (await scim.post('/Users', { userName: 'eve@example.com', displayName: 'Eve Adams', active: true })).body
    const visitor = await (await browser.newContext()).newPage()

    await test.step('a stranger is told that they were not provisioned, and no account is made', async () => {
      await visitEntra(visitor, server.url, 'sam')
      await expect(visitor.getByRole('main').getByRole('alert')).toContainText('Your account has not been provisioned.')
      expect((await scim.get('/Users?filter=userName eq "sam@example.com"')).body.totalResults).toBe(0)
    })

    await test.step('somebody of another tenant is told to use the right account', async () => {
      await visitEntra(visitor, server.url, 'mallory')
      await expect(visitor.getByRole('main').getByRole('alert')).toContainText(
        'You signed in with example.com. Use your work account of this organization.',
      )
    })

    await test.step('the provisioned one is in, and Invited has become Active', async () => {
      await visitEntra(visitor, server.url, 'eve')
      await expect(visitor.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
      await page.goto(`${users}/${id}`)
      await expect(page.getByText('Active', { exact: true }).first()).toBeVisible()
      await expect(page.getByText('Linked to Microsoft Entra ID by Eve Adams')).toBeVisible()
    })

    await test.step('a used answer of Entra signs in nobody', async () => {
      const again = await (await browser.newContext()).newPage()
      let answer = ''
      again.on('request', (request) => {
        if (request.url().includes('/api/auth/callback/entra')) answer = request.url()
      })
      await visitEntra(again, server.url, 'eve')
      await expect(again.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
      await again.goto('about:blank')
      await again.context().clearCookies()
      await again.goto(answer)
      await expect(again.getByRole('main').getByRole('alert')).toContainText('could not be accepted')
      await again.context().close()
    })

    await test.step('a disabled one is out at once, and told why', async () => {
      // An open page would leave by itself (e2e/server/disable-bites.spec.ts): this is the next request.
      await visitor.goto('about:blank')
      await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'False' }])
      await visitor.goto(`${server.url}/profile`)
      await expect(visitor).toHaveURL(/\/sign-in/)
      await visitEntra(visitor, server.url, 'eve')
      await expect(visitor.getByRole('main').getByRole('alert')).toContainText(
        /Your account is disabled\. It was disabled on \d+ \w+ \d{4} by Microsoft Entra ID\./,
      )
      await page.goto(`${users}/${id}`)
      await expect(page.getByText('Sign-in refused: the account is disabled')).toBeVisible()
    })

    await test.step('restored, they are in again; removed, they are out', async () => {
      await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'True' }])
      await visitEntra(visitor, server.url, 'eve')
      await expect(visitor.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
      await scim.request('DELETE', `/Users/${id}`)
      await visitEntra(visitor, server.url, 'eve')
      await expect(visitor.getByRole('main').getByRole('alert')).toContainText('Your account has not been provisioned.')
    })

    await test.step('with Entra away the page says so, and the password of the first admin still works', async () => {
      await entra.stop()
      await visitor.goto(`${server.url}/sign-in`)
      await visitor.getByRole('button', { name: 'Sign in with Microsoft Entra ID' }).click()
      await expect(visitor.getByRole('main').getByRole('alert')).toContainText('Microsoft Entra ID cannot be reached at the moment.')
      await signIn(visitor, server)
    })
    await visitor.context().close()
  })
}

test('signing out of a session that Entra began signs out there as well', async ({ page, browser, serve }) => {
  const port = await freePort()
  const entra = await startEntraAuthority(`http://localhost:${port}`)
  const server = await serve(entra.env, port)
  await setUpAdmin(page, server)
  const scim = createScimClient(scimCredentials(await createKey(page, server)))
  await scim.post('/Users', { userName: 'eve@example.com', active: true })
  entra.add('eve', { oid: OID, preferred_username: 'eve@example.com', name: 'Eve' })
  // The stand-in's own pages ask for fonts that are out of reach, which the console's page would be blamed for.
  const visitor = await (await browser.newContext()).newPage()
  await visitEntra(visitor, server.url, 'eve')
  await visitor.getByRole('button', { name: 'Sign out', exact: true }).click()
  await visitor.waitForURL(new RegExp(`^${entra.env.ENTRA_ISSUER}/`))
  await visitor.goto(`${server.url}/profile`)
  await expect(visitor).toHaveURL(/\/sign-in/)
  await visitor.context().close()
  await entra.stop()
})
