import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import pg from 'pg'

import { hashPassword } from '@/lib/auth/password'
import { createKey, setUpAdmin, signIn } from '../fixtures/console'
import { scimCredentials, startDeployment } from '../fixtures/deployment'
import { startLyingAuthority } from '../fixtures/lying-authority'
import { createScimClient, expectRefusal, type ScimClient, uniqueName } from '../fixtures/scim-client'
import { createDatabase, freePort, type Server, startServer } from '../fixtures/server'
import { measure, measureLeaving, openWithStream } from '../fixtures/session-stream'

const PASSWORD = 'correct horse battery staple 9'

/** A person whom Entra provisioned and who may sign in with a password. */
type Person = { id: string; email: string; password: string; name: string }

const setActive = (scim: ScimClient, { id }: Pick<Person, 'id'>, active: 'True' | 'False') =>
  scim.patch(id, [{ op: 'Replace', path: 'active', value: active }])

test.describe('on two instances with one PostgreSQL', () => {
  test.describe.configure({ mode: 'serial', timeout: 180_000 })

  let servers: Server[] = []
  let database: pg.Client
  /** The identity provider's key on either instance. */
  let one: ScimClient
  let two: ScimClient
  let first: Server
  let second: Server

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000)
    const DATABASE_URL = await createDatabase('disable_bites')
    const port = await freePort()
    // Nobody answers there, so that mail stays queued.
    const mail = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: 'http://127.0.0.1:1', MAIL_FROM: 'Console <console@example.com>' }
    const env = { DATABASE_URL, KEY_REQUESTS_PER_SECOND: '100000', APP_URL: `http://localhost:${port}`, ...mail }
    first = await startServer({ env, port })
    second = await startServer({ env })
    servers = [first, second]
    database = new pg.Client({ connectionString: DATABASE_URL })
    await database.connect()
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await setUpAdmin(page, first)
    const { authorization } = scimCredentials(await createKey(page, first))
    await context.close()
    one = createScimClient({ tenantUrl: first.tenantUrl, authorization })
    two = createScimClient({ tenantUrl: second.tenantUrl, authorization })
  })

  test.afterAll(async () => {
    await database?.end()
    await Promise.all(servers.map((server) => server.stop()))
  })

  async function addPerson(permission: 'support' | 'admin' = 'support'): Promise<Person> {
    const email = uniqueName()
    const { id } = await one.create({ userName: email })
    await database.query('UPDATE "User" SET permission = $2::"Permission", "passwordHash" = $3, "signInKey" = $4 WHERE id = $1', [
      id,
      permission,
      await hashPassword(PASSWORD),
      email,
    ])
    return { id, email, password: PASSWORD, name: email }
  }

  async function mailStates({ id }: Person): Promise<string[]> {
    const { rows } = await database.query<{ state: string }>(
      `SELECT kind::text || ' ' || state::text AS state FROM "Mail" WHERE "userId" = $1 AND kind IN ('invitation', 'password_link') ORDER BY id`,
      [id],
    )
    return rows.map(({ state }) => state)
  }

  test('open tabs of every instance are at the sign-in page within a second', async ({ browser }) => {
    await measure(async () => {
      const person = await addPerson()
      const context = await browser.newContext()
      const pages = [await context.newPage(), await context.newPage(), await context.newPage()]
      const [page, sibling, elsewhere] = pages as [Page, Page, Page]
      await signIn(page, second, person)
      await openWithStream(page, `${second.url}/account/organization/users`)
      await sibling.goto(`${second.url}/profile`)
      await waitForListeners(page, 2)
      await openWithStream(elsewhere, `${first.url}/profile`)
      const took = await measureLeaving(pages, () => setActive(one, person, 'False'))
      await expect(page).toHaveURL(`${second.url}/sign-in?reason=session-ended&from=%2Faccount%2Forganization%2Fusers`)
      await expect(page.getByText('Your session has ended.')).toBeVisible()
      await context.close()
      return took
    })
  })

  test('the next request is refused on both instances', async ({ page }) => {
    const person = await addPerson()
    await signIn(page, second, person)
    for (const { url } of servers) expect((await page.goto(`${url}/profile`))?.url()).toBe(`${url}/profile`)
    await page.goto('about:blank')
    const fromElsewhere = { headers: { 'sec-fetch-site': 'cross-site' } }
    for (const { url } of servers) expect((await page.context().request.get(`${url}/api/session/events`, fromElsewhere)).status()).toBe(403)
    await setActive(one, person, 'False')
    for (const { url } of servers) {
      expect((await page.context().request.get(`${url}/api/session/events`)).status()).toBe(401)
      await page.goto(`${url}/profile`)
      await expect(page).toHaveURL(/\/sign-in\?/)
    }
  })

  test('what has not left yet is not sent: queued and held invitations are cancelled, and queued again by enabling', async () => {
    const queued = await addPerson()
    expect(await mailStates(queued)).toEqual(['invitation queued'])
    await setActive(one, queued, 'False')
    expect(await mailStates(queued)).toEqual(['invitation cancelled'])
    // By a link to choose a password: these people have a name of their own to sign in with, and single sign-on is not configured.
    await setActive(two, queued, 'True')
    expect(await mailStates(queued)).toEqual(['invitation cancelled', 'password_link queued'])

    await database.query(`INSERT INTO "Setting" (name, value) VALUES ('settings.invitationPolicy', '"hold"')`)
    const held = await addPerson()
    expect(await mailStates(held)).toEqual(['invitation held'])
    await setActive(two, held, 'False')
    expect(await mailStates(held)).toEqual(['invitation cancelled'])
    await database.query(`DELETE FROM "Setting" WHERE name = 'settings.invitationPolicy'`)
  })

  test('a key that the person created is disabled on both instances, and works again with the person', async ({ page }) => {
    const person = await addPerson('admin')
    await signIn(page, first, person)
    const key = await createKey(page, first, { name: 'A key of somebody who leaves' })
    await page.goto('about:blank')
    const both = servers.map(({ tenantUrl }) => createScimClient({ ...scimCredentials(key), tenantUrl }))
    for (const scim of both) expect((await scim.get('/Users?count=1')).status).toBe(200)
    await setActive(one, person, 'False')
    for (const scim of both) expect(expectRefusal(await scim.get('/Users?count=1'), 401)).toContain('disabled')
    await setActive(one, person, 'True')
    for (const scim of both) expect((await scim.get('/Users?count=1')).status).toBe(200)
  })

  test('the audit log says that the identity provider did it, with what was and is', async () => {
    const person = await addPerson()
    await setActive(one, person, 'False')
    await setActive(two, person, 'True')
    const { rows } = await database.query(
      `SELECT action, "actorKind"::text AS actor, before, after FROM "AuditEvent" WHERE "targetKind" = 'user' AND "targetId" = $1
       AND action IN ('user.disabled', 'user.enabled') ORDER BY id`,
      [person.id],
    )
    expect(rows).toEqual([
      { action: 'user.disabled', actor: 'key', before: { active: true }, after: { active: false } },
      { action: 'user.enabled', actor: 'key', before: { active: false }, after: { active: true } },
    ])
  })

  test('once restored, the person signs in again, and somebody who had signed in before is not invited again', async ({ page }) => {
    const person = await addPerson()
    await signIn(page, first, person)
    await page.goto('about:blank')
    const before = await mailStates(person)
    await setActive(one, person, 'False')
    await page.goto(`${second.url}/sign-in`)
    await page.getByLabel('E-mail', { exact: true }).fill(person.email)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('E-mail or password is not right.')).toBeVisible()
    await setActive(one, person, 'True')
    await signIn(page, second, person)
    await page.goto(`${second.url}/profile`)
    await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
    expect(await mailStates(person)).toHaveLength(before.length)
  })
})

test('one instance with PGlite: the open tab is at the sign-in page within a second', async ({ browser }) => {
  test.setTimeout(180_000)
  const userName = uniqueName()
  const entra = await startLyingAuthority({ oid: randomUUID(), preferred_username: userName, name: 'Eve' })
  const port = await freePort()
  const { server, scim, stop } = await startDeployment(browser, { env: entra.env, port })
  const { id } = await scim.create({ userName })
  await measure(async () => {
    await setActive(scim, { id }, 'True')
    const context = await browser.newContext()
    const tab = await context.newPage()
    await tab.goto(`${server.url}/sign-in`)
    await tab.getByRole('button', { name: 'Sign in with Microsoft Entra ID' }).click()
    await expect(tab.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
    await openWithStream(tab, `${server.url}/profile`)
    const took = await measureLeaving([tab], () => setActive(scim, { id }, 'False'))
    await context.close()
    return took
  })
  await stop()
  await entra.stop()
})

/** Waits until `count` tabs of the page's origin listen: the one that has the stream, and those that wait for it to close. */
async function waitForListeners(page: Page, count: number): Promise<void> {
  await page.waitForFunction(async (wanted) => {
    const { held = [], pending = [] } = await navigator.locks.query()
    return [...held, ...pending].filter(({ name }) => name === 'session-watch').length === wanted
  }, count)
}
