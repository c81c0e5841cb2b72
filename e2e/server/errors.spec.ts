import { expect, test } from '@playwright/test'
import pg from 'pg'

import { ERROR_CATALOGUE, type ErrorCode, errorEntry } from '@/lib/scim/error-catalogue'
import { type Deployment, startDeployment } from '../fixtures/deployment'
import { PROVOKED, type Provocation, type Refusal } from '../fixtures/provoked-refusals'
import { createDatabase } from '../fixtures/server'

let deployment: Deployment
let given: Provocation
let timedOut: Promise<Refusal>
test.beforeAll(async ({ browser }) => {
  const DATABASE_URL = await createDatabase('errors')
  deployment = await startDeployment(browser, { env: { DATABASE_URL, TRUSTED_PROXIES: '1' } })
  // One refusal disables every admin for a moment: an open page would leave by itself, whenever it hears.
  await deployment.page.goto('about:blank')
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  given = { ...deployment, client }
  // The server waits a minute for headers: the others take place meanwhile.
  timedOut = PROVOKED.timedOut(given)
})
test.afterAll(async () => {
  await given.client.end()
  await deployment.stop()
})

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[]

for (const code of codes.filter((each) => each !== 'timedOut')) {
  test(`${code} is answered to a real request, with the status and scimType of the catalogue`, async () => {
    expectEntry(code, await PROVOKED[code](given))
  })
}

test('the page of a key says why it was refused last, and what to do, in the words of the catalogue', async () => {
  const { page, server } = deployment
  await PROVOKED.keyRevoked(given)
  await page.goto(`${server.url}/account/tools/management-api-keys`)
  await page.getByRole('link', { name: deployment.key.name, exact: true }).click()
  const { title, cause, remedy } = ERROR_CATALOGUE.keyRevoked
  for (const text of [title, cause, remedy]) await expect(page.getByText(text)).toHaveCount(1)
})

test('a page that fails shows the id under which the log tells why; a list that fails leaves the rest of its page', async () => {
  const { page, server } = deployment
  const keys = `${server.url}/account/tools/management-api-keys`
  const alert = page.getByRole('main').getByRole('alert')

  await withoutTable('AuditEvent', async () => {
    await page.goto(`${keys}/1`)
    await expect(alert).toContainText('If it happens again, give this id to the person who runs this server.')
    await expect(alert).toContainText('Error id')
    const digest = await alert.locator('code').innerText()
    await expect
      .poll(() => linesOf(server.log(), 'request-failed').filter((line) => line.digest === digest))
      .toEqual(
        expect.arrayContaining([expect.objectContaining({ requestId: expect.stringMatching(/./), method: 'GET', routeType: 'render' })]),
      )
  })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: deployment.key.name, exact: true })).toBeVisible()

  await withoutTable('ManagementKey', async () => {
    await page.goto(keys)
    await expect(page.getByRole('heading', { level: 1, name: 'Management API keys' })).toBeVisible()
    await expect(alert).toContainText('The keys could not be loaded.')
    const requestId = await alert.locator('code').innerText()
    await expect.poll(() => linesOf(server.log(), 'keys-list').map((line) => line.requestId)).toContain(requestId)
  })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('main').getByRole('row').getByRole('link', { name: deployment.key.name, exact: true })).toBeVisible()
})

test('timedOut is answered to a request that never ends', async () => {
  expectEntry('timedOut', await timedOut)
})

function expectEntry(code: ErrorCode, { status, scimType, detail }: Refusal) {
  const entry = errorEntry(code)
  expect({ status, scimType }, detail).toEqual({ status: entry.status, scimType: entry.scimType })
  // Status alone does not tell the refusals of keys apart.
  if (status === 401) expect(detail).toContain(entry.remedy)
}

/** Does `work` while a table is away. */
async function withoutTable(table: string, work: () => Promise<void>): Promise<void> {
  await given.client.query(`ALTER TABLE "${table}" RENAME TO "${table}Away"`)
  try {
    await work()
  } finally {
    await given.client.query(`ALTER TABLE "${table}Away" RENAME TO "${table}"`)
  }
}

function linesOf(log: string, event: string): Record<string, unknown>[] {
  const lines = log.split('\n').filter((line) => line.startsWith('{') && line.includes(`"event":"${event}"`))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}
