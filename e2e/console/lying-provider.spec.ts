import pg from 'pg'

import { createKey, setUpAdmin } from '../fixtures/console'
import { expect, test } from '../fixtures/console-test'
import { scimCredentials } from '../fixtures/deployment'
import { type Lie, startLyingAuthority } from '../fixtures/lying-authority'
import { createScimClient } from '../fixtures/scim-client'
import { createDatabase, freePort } from '../fixtures/server'

const OID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const NOT_ACCEPTED = 'The answer of Microsoft Entra ID could not be accepted.'
const OTHER_TENANT = 'You signed in with example.com. Use your work account of this organization.'

const lies: [Lie, string][] = [
  ['another nonce', NOT_ACCEPTED],
  ['no nonce', NOT_ACCEPTED],
  ['another key', NOT_ACCEPTED],
  ['no signature', NOT_ACCEPTED],
  ['a tenant changed after signing', NOT_ACCEPTED],
  ['another tenant', OTHER_TENANT],
  ['another issuer', NOT_ACCEPTED],
  ['another audience', NOT_ACCEPTED],
  ['an hour past its end', NOT_ACCEPTED],
  ['another state', NOT_ACCEPTED],
]

test('a provider that lies signs in nobody and binds no account; once it tells the truth, its person is in', async ({
  page,
  browser,
  serve,
}) => {
  const DATABASE_URL = await createDatabase('lying_provider')
  const port = await freePort()
  const eve = { oid: OID, preferred_username: 'eve@example.com', name: 'Eve Adams', sid: 'first' }
  const entra = await startLyingAuthority(eve)
  const server = await serve({ ...entra.env, DATABASE_URL }, port)
  await setUpAdmin(page, server)
  const scim = createScimClient(scimCredentials(await createKey(page, server)))
  const { id } = (await scim.post('/Users', { userName: 'eve@example.com', externalId: OID, active: true })).body
  const database = new pg.Client({ connectionString: DATABASE_URL })
  await database.connect()

  const account = async () => {
    const { rows } = await database.query('SELECT "entraObjectId" AS bound, "firstSignInAt" AS first FROM "User" WHERE id = $1', [id])
    return rows
  }
  /** Signs in there as somebody with a browser of their own, and looks at where that ends. */
  const visit = async (look: (visitor: typeof page) => Promise<void>) => {
    const context = await browser.newContext()
    const visitor = await context.newPage()
    await visitor.goto(`${server.url}/sign-in`)
    await visitor.getByRole('button', { name: 'Sign in with Microsoft Entra ID' }).click()
    await look(visitor)
    await context.close()
  }

  for (const [lie, words] of lies) {
    await test.step(`it tells of ${lie}`, async () => {
      entra.tell(lie)
      await visit(async (visitor) => {
        await expect(visitor.getByRole('main').getByRole('alert')).toContainText(words)
        await visitor.goto(`${server.url}/profile`)
        await expect(visitor).toHaveURL(/\/sign-in\?/)
      })
      expect(await account()).toEqual([{ bound: null, first: null }])
    })
  }

  await test.step('it tells the truth', async () => {
    entra.tell(null)
    await visit((visitor) => expect(visitor.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible())
    expect(await account()).toEqual([{ bound: OID, first: expect.any(Date) }])
  })
  await test.step('signed out there in the first of two browsers, its person is out in both', async () => {
    const visitors = []
    for (const sid of ['first', 'second']) {
      eve.sid = sid
      const visitor = await (await browser.newContext()).newPage()
      await visitor.goto(`${server.url}/sign-in`)
      await visitor.getByRole('button', { name: 'Sign in with Microsoft Entra ID' }).click()
      await expect(visitor.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
      // An open page would leave by itself: what follows is the next request.
      await visitor.goto('about:blank')
      visitors.push(visitor)
    }
    expect((await fetch(`${server.url}/api/entra/front-channel-sign-out?sid=first`)).status).toBe(200)
    for (const visitor of visitors) {
      await visitor.goto(`${server.url}/profile`)
      await expect(visitor).toHaveURL(/\/sign-in\?/)
      await visitor.context().close()
    }
  })
  await database.end()
  await entra.stop()
})
