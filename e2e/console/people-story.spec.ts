import { createKey, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { scimCredentials } from '../fixtures/deployment'
import { startEntraAuthority } from '../fixtures/entra-authority'
import { startResendServer } from '../fixtures/resend-server'
import { createScimClient } from '../fixtures/scim-client'
import { createDatabase, freePort } from '../fixtures/server'
import { openWithStream } from '../fixtures/session-stream'
import { signInAtEntra, visitEntra } from '../fixtures/visit-entra'

const OID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const USER_NAME = 'ada.byron@example.com'

for (const database of ['PGlite', 'PostgreSQL'] as const) {
  test(`Ada is assigned in Entra, gets one mail, signs in, is disabled under an open tab, restored, and in again, on ${database}`, async ({
    page,
    browser,
    serve,
  }) => {
    test.setTimeout(240_000)
    const port = await freePort()
    const [entra, resend] = [await startEntraAuthority(`http://localhost:${port}`), await startResendServer()]
    const server = await serve(
      {
        ...entra.env,
        ...resend.env,
        MAIL_FROM: 'Contoso <console@contoso.example>',
        ...(database === 'PostgreSQL' && { DATABASE_URL: await createDatabase('people_story') }),
      },
      port,
    )
    await setUpAdmin(page, server)
    const scim = createScimClient(scimCredentials(await createKey(page, server)))
    entra.add('ada', { oid: OID, preferred_username: USER_NAME, name: 'Ada Byron' })
    const tab = await (await browser.newContext()).newPage()
    const isProfile = tab.getByRole('heading', { level: 1, name: 'Profile' })

    const { id } = (
      await scim.post('/Users', {
        userName: USER_NAME,
        displayName: 'Ada Byron',
        active: true,
        emails: [{ type: 'work', value: 'ada@mail.example.com', primary: true }],
      })
    ).body
    const userPage = `${server.url}/account/organization/users/${id}`

    const link = await test.step('one mail arrives, with the steps, one button and no secret', async () => {
      await expect.poll(() => resend.accepted.length).toBe(1)
      const mail = resend.accepted[0]?.body
      expect(mail).toMatchObject({ from: 'Contoso <console@contoso.example>', to: 'ada@mail.example.com' })
      expect(mail?.subject).toBe(`You have been invited to localhost:${port}`)
      const links = [...(mail?.html ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&') ?? '')
      expect(links.filter((href) => href.startsWith(server.url))).toEqual([
        `${server.url}/sign-in?login_hint=${encodeURIComponent(USER_NAME)}`,
      ])
      for (const step of ['1.', '2.', '3.']) expect(mail?.text).toContain(step)
      expect(mail?.text).toContain(USER_NAME)
      await page.goto(userPage)
      await expect(page.getByText('Invited', { exact: true }).first()).toBeVisible()
      return links.find((href) => href.startsWith(server.url)) ?? ''
    })

    await test.step('she clicks, signs in at the provider, and is Active', async () => {
      await tab.goto(link)
      await signInAtEntra(tab, server.url, 'ada')
      await expect(isProfile).toBeVisible()
      await page.goto(userPage)
      await expect(page.getByText('Active', { exact: true }).first()).toBeVisible()
    })

    await test.step('Entra disables her: within a second her open tab is at the sign-in page', async () => {
      await openWithStream(tab, `${server.url}/profile`)
      await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'False' }])
      await tab.waitForURL(/\/sign-in/, { timeout: 1000, waitUntil: 'commit' })
      await expect(tab.getByText('Your session has ended.')).toBeVisible()
      await visitEntra(tab, server.url, 'ada')
      await expect(tab.getByRole('main').getByRole('alert')).toContainText('Your account is disabled.')
    })

    await test.step('restored, she signs in again, and is not invited again', async () => {
      await scim.patch(id, [{ op: 'Replace', path: 'active', value: 'True' }])
      await visitEntra(tab, server.url, 'ada')
      await expect(isProfile).toBeVisible()
      expect(resend.accepted).toHaveLength(1)
    })
    await tab.context().close()
    await Promise.all([entra.stop(), resend.stop()])
  })
}
