import { expect, test } from '@playwright/test'
import pg from 'pg'

import { createKey, revokeKey, setUpAdmin } from '../fixtures/console'
import { createScimClient, expectRefusal, newUser, uniqueName } from '../fixtures/scim-client'
import { createDatabase, freePort, startServer } from '../fixtures/server'
import { getToken, readOAuthClient } from '../fixtures/token-client'

test('two instances that start together on one PostgreSQL migrate it once and serve the same users', async ({ page }) => {
  const DATABASE_URL = await createDatabase('two_instances')
  const port = await freePort()
  const env = { DATABASE_URL, KEY_REQUESTS_PER_SECOND: '100000', APP_URL: `http://localhost:${port}` }
  const [first, second] = await Promise.all([startServer({ env, port }), startServer({ env })])

  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  const { rows } = await client.query<{ migration_name: string; times: number }>(
    'SELECT migration_name, count(*)::int AS times FROM "_prisma_migrations" WHERE finished_at IS NOT NULL GROUP BY 1',
  )
  await client.end()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ times }) => times !== 1)).toEqual([])

  // Either link works on either instance: both are rows of the same database.
  await setUpAdmin(page, { ...first, setUpLink: () => first.url + new URL(second.setUpLink()).pathname })
  const key = await createKey(page, first)
  const authorization = `Bearer ${key.secretToken}`
  const one = createScimClient({ tenantUrl: first.tenantUrl, authorization })
  const two = createScimClient({ tenantUrl: second.tenantUrl, authorization })

  const user = await one.create({ title: 'shared' })
  expect((await two.get(`/Users/${user.id}`)).body).toMatchObject({ id: user.id, title: 'shared', meta: { version: user.meta.version } })
  await two.patch(user.id, [{ op: 'replace', path: 'title', value: 'changed' }])
  expect((await one.get(`/Users/${user.id}`)).body.title).toBe('changed')

  const userName = uniqueName()
  const creates = [one, two, one, two, one, two, one, two].map((scim) => scim.post('/Users', newUser({ userName })))
  expect((await Promise.all(creates)).map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)])

  // Both issue tokens, and each takes those of the other, until the key is revoked.
  const oauth = await readOAuthClient(page, first, key)
  const tokens = [
    await getToken(oauth, key.apiKey),
    await getToken({ ...oauth, tokenEndpoint: second.url + new URL(oauth.tokenEndpoint).pathname }, key.apiKey),
  ]
  const byToken = [first, second].flatMap(({ tenantUrl }) =>
    tokens.map((token) => createScimClient({ tenantUrl, authorization: `Bearer ${token}` })),
  )
  for (const scim of byToken) expect((await scim.get('/Users')).status).toBe(200)

  await revokeKey(page, first, key)
  for (const scim of [one, two, ...byToken]) expect(expectRefusal(await scim.get('/Users'), 401)).toContain('revoked')
  await Promise.all([first.stop(), second.stop()])
})
