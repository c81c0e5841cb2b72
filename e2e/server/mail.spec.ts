import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'

import { type Deployment, startDeployment } from '../fixtures/deployment'
import { type ResendServer, signWebhook, startResendServer, webhookBody } from '../fixtures/resend-server'
import { createScimClient, newUser } from '../fixtures/scim-client'
import { createDatabase, startServer } from '../fixtures/server'

/** A worker that died keeps its mail for half a minute. */
const TAKE_OVER = { timeout: 90_000 }

test.describe.configure({ timeout: 240_000 })

for (const database of ['PGlite', 'PostgreSQL']) {
  test(`a server on ${database} that dies while it sends an invitation sends it once`, async ({ browser }) => {
    const resend = await startResendServer()
    const env = { ...resend.env, ...(database === 'PostgreSQL' && { DATABASE_URL: await createDatabase('mail_crash') }) }
    const deployment = await startDeployment(browser, { env })
    const { dataDir, port } = deployment.server
    const user = newUser()
    resend.answerTo(user.userName, 'accept-unheard')
    await deployment.scim.create(user)
    await expect.poll(() => resend.requestsTo(user.userName).length).toBe(1)
    await deployment.server.end('SIGKILL')

    const again = await startServer({ dataDir, port, env })
    await expect.poll(() => again.log(), TAKE_OVER).toContain('"kind":"invitation"')
    // Another person's mail comes after anything that might be left of the first.
    const scim = createScimClient({ tenantUrl: again.tenantUrl, authorization: `Bearer ${deployment.key.secretToken}` })
    const next = await scim.create()
    await expect.poll(() => resend.requestsTo(next.userName).length).toBe(1)
    expect(resend.requestsTo(user.userName)).toHaveLength(2)
    const accepted = resend.accepted.filter(({ body }) => body.to === user.userName)
    expect(accepted).toHaveLength(1)
    if (env.DATABASE_URL) expect((await readInvitations(env.DATABASE_URL))[0]).toEqual({ state: 'sent', providerId: accepted[0]?.id })
    await again.end('SIGTERM')
    await stopBoth(deployment, resend)
  })
}

test('two instances on one PostgreSQL send 30 invitations, each once', async ({ browser }) => {
  const resend = await startResendServer()
  const env = { ...resend.env, DATABASE_URL: await createDatabase('mail_twice') }
  const deployment = await startDeployment(browser, { env })
  const second = await startServer({ env })
  const clients = [deployment.server, second].map(({ tenantUrl }) =>
    createScimClient({ tenantUrl, authorization: `Bearer ${deployment.key.secretToken}` }),
  )
  const users = Array.from({ length: 30 }, () => newUser())
  await Promise.all(users.map((user, index) => clients[index % 2]?.create(user)))
  const sent = async () => (await readInvitations(env.DATABASE_URL)).filter(({ state }) => state === 'sent').length
  await expect.poll(sent, { timeout: 60_000 }).toBe(30)
  expect(users.filter(({ userName }) => resend.requestsTo(userName).length !== 1)).toEqual([])
  expect(new Set(resend.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(resend.requests.length)
  await second.stop()
  await stopBoth(deployment, resend)
})

test('a webhook of Resend tells what became of a mail: signed, and once, however often it is delivered', async ({ browser }) => {
  const resend = await startResendServer()
  const env = { ...resend.env, DATABASE_URL: await createDatabase('mail_webhook') }
  const deployment = await startDeployment(browser, { env })
  const { userName } = await deployment.scim.create()
  const states = async () => (await readInvitations(env.DATABASE_URL)).map(({ state }) => state)
  await expect.poll(states).toEqual(['sent'])

  const post = async (body: string, headers: Record<string, string>) =>
    (await fetch(`${deployment.server.url}/api/webhooks/resend`, { method: 'POST', body, headers })).status
  const sent = resend.accepted.find((mail) => mail.body.to === userName)
  const body = webhookBody('email.delivered', { mail: sent?.idempotencyKey, emailId: sent?.id })
  const headers = signWebhook(body)
  expect(await post(body.replace('delivered', 'bounced'), headers)).toBe(401)
  expect(await post(body, { 'content-type': 'application/json' })).toBe(401)
  expect(await states()).toEqual(['sent'])
  expect(await post(body, headers)).toBe(200)
  expect(await states()).toEqual(['delivered'])
  expect(await post(body, headers)).toBe(409)
  // What Resend does not know to have arrived comes again under the same id, signed anew.
  const again = signWebhook(body, { id: headers['svix-id'], at: new Date(Date.now() + 2_000) })
  expect(await post(body, again)).toBe(200)
  expect(await post(body, again)).toBe(409)
  expect(await states()).toEqual(['delivered'])
  const bounced = webhookBody('email.bounced', { emailId: sent?.id, data: { bounce: { message: 'No such mailbox.' } } })
  expect(await post(bounced, signWebhook(bounced))).toBe(200)
  expect(await post(body, signWebhook(body))).toBe(200)
  expect(await states()).toEqual(['bounced'])
  await stopBoth(deployment, resend)
})

test('a server without a webhook secret has no webhook, and one without an API key keeps mail in its data folder', async ({ browser }) => {
  const { server, scim, stop } = await startDeployment(browser)
  const { userName } = await scim.create()
  const invitation = () => filesIn(path.join(server.dataDir, 'outbox')).find((name) => /^\d{8}-invitation\.json$/.test(path.basename(name)))
  await expect.poll(invitation).toBeDefined()
  const mail = JSON.parse(readFileSync(invitation() ?? '', 'utf8'))
  expect(mail).toMatchObject({ kind: 'invitation', to: userName, from: 'Console <console@localhost>' })
  expect(mail.html).toContain(server.url)
  const body = webhookBody('email.delivered', {})
  expect((await fetch(`${server.url}/api/webhooks/resend`, { method: 'POST', body, headers: signWebhook(body) })).status).toBe(404)
  await stop()
})

test('SIGTERM lets the mail in hand finish', async ({ browser }) => {
  const resend = await startResendServer()
  const deployment = await startDeployment(browser, { env: { ...resend.env } })
  let answer = () => {}
  const user = newUser()
  resend.answerTo(user.userName, { when: new Promise<void>((resolve) => (answer = resolve)), answer: 'accept' })
  await deployment.scim.create(user)
  await expect.poll(() => resend.requestsTo(user.userName).length).toBe(1)
  const ended = deployment.server.end('SIGTERM')
  await expect.poll(() => deployment.server.log()).toContain('"event":"stopping"')
  answer()
  expect(await ended).toEqual({ code: 0, signal: null })
  expect(deployment.server.log()).toContain('"kind":"invitation"')
  expect(deployment.server.log()).not.toContain('"level":"error"')
  await stopBoth(deployment, resend)
})

async function stopBoth(deployment: Deployment, resend: ResendServer): Promise<void> {
  await deployment.stop()
  await resend.stop()
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name))
  } catch {
    return []
  }
}

/** The invitations in the outbox, as the database of the deployment keeps them. */
async function readInvitations(connectionString: string): Promise<{ state: string; providerId: string | null }[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ state: string; providerId: string | null }>(
    `SELECT "state", "providerId" FROM "Mail" WHERE "kind" = 'invitation' ORDER BY "id"`,
  )
  await client.end()
  return rows
}
