import { expect, test } from '@playwright/test'

import { createKey } from '../fixtures/console'
import { type Deployment, startDeployment } from '../fixtures/deployment'
import { type Answer, createScimClient, expectRefusal } from '../fixtures/scim-client'

const PER_SECOND = 5

let deployment: Deployment
test.beforeAll(async ({ browser }) => {
  deployment = await startDeployment(browser, { env: { TRUSTED_PROXIES: '1', KEY_REQUESTS_PER_SECOND: String(PER_SECOND) } })
})
test.afterAll(() => deployment.stop())

function ask(address: string, authorization?: string): Promise<Answer> {
  return deployment.scim.request('GET', '/Users?count=1', { authorization, headers: { 'x-forwarded-for': address } })
}

function expectThrottled(answer: Answer): number {
  expectRefusal(answer, 429)
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThanOrEqual(1)
  expect(seconds).toBeLessThanOrEqual(60)
  return seconds
}

test('an address that keeps failing gets 429 with Retry-After; a good key is answered from there too', async () => {
  const failures = await Promise.all(Array.from({ length: 100 }, () => ask('203.0.113.1', 'Bearer apikey:wrong')))
  const statuses = new Set(failures.map(({ status }) => status))
  expect([...statuses].sort()).toEqual([401, 429])
  for (const answer of failures.filter(({ status }) => status === 429)) expectThrottled(answer)
  expect((await ask('203.0.113.1')).status).toBe(200)
  expect((await ask('203.0.113.2', 'Bearer apikey:wrong')).status).toBe(401)
  // What a client writes in front of the proxy's own entry does not make it another address.
  const disguised = await Promise.all(Array.from({ length: 100 }, () => ask('198.51.100.7, 203.0.113.1', 'Bearer apikey:wrong')))
  const held = disguised.filter(({ status }) => status === 429)
  expect(held.length).toBeGreaterThan(50)
  for (const answer of held) expectThrottled(answer)
  await expect.poll(async () => (await ask('203.0.113.1', 'Bearer apikey:wrong')).status).toBe(401)
})

test('a key that asks too fast gets 429 with Retry-After; another key goes on, and so does this one after the wait', async () => {
  const other = await createKey(deployment.page, deployment.server, { name: 'Other' })
  const authorization = `Bearer ${other.secretToken}`
  const answers = await Promise.all(Array.from({ length: PER_SECOND * 10 }, () => ask('203.0.113.3', authorization)))
  const throttled = answers.filter(({ status }) => status === 429)
  expect(answers.length - throttled.length).toBeGreaterThanOrEqual(PER_SECOND * 4)
  expect(throttled.length).toBeGreaterThan(0)
  for (const answer of throttled) expectThrottled(answer)
  expect((await ask('203.0.113.3')).status).toBe(200)
  await expect.poll(async () => (await ask('203.0.113.3', authorization)).status).toBe(200)
})

test('Entra is never throttled at 25 requests a second by default', async ({ browser }) => {
  const fast = await startDeployment(browser, { env: { KEY_REQUESTS_PER_SECOND: '' } })
  const scim = createScimClient(fast.scim)
  const statuses = new Set<number>()
  const end = Date.now() + 4_000
  const worker = async () => {
    while (Date.now() < end) {
      const started = Date.now()
      statuses.add((await scim.find('userName eq "x"')).status)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (Date.now() - started))))
    }
  }
  await Promise.all(Array.from({ length: 5 }, worker))
  expect([...statuses]).toEqual([200])
  await fast.stop()
})
