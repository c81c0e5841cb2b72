import { afterEach, describe, expect, it } from 'vitest'

import { retryAfterMilliseconds } from './retry-after'
import { createSimulator } from './simulator'
import { startTestService, TEST_SECRET, type Reply, type TestService } from './test-service'

let service: TestService | undefined
afterEach(() => service?.close())

async function connect(replies: Reply[], timeout?: number) {
  service = await startTestService((_seen, answer) => replies.shift() ?? answer())
  const simulator = createSimulator({ tenantUrl: service.url, secretToken: TEST_SECRET, timeout })
  const startedAt = performance.now()
  const result = await simulator.testConnection()
  return { result, report: simulator.report(), milliseconds: performance.now() - startedAt, service }
}

const throttled = (retryAfter?: string): Reply => ({ status: 429, headers: retryAfter ? { 'retry-after': retryAfter } : {} })

describe('429', () => {
  it('is waited out as Retry-After says in seconds', async () => {
    const { report, milliseconds, service } = await connect([throttled('1'), throttled('1')])
    expect(milliseconds).toBeGreaterThanOrEqual(1990)
    expect(report).toMatchObject({ ok: true, retried: 2, requests: 3 })
    expect(service.seen).toHaveLength(5)
  })

  it('is waited out as Retry-After says by a date', async () => {
    // Both by the server's clock: the client's may be another one, and time passes until it reads them.
    const headers = { date: new Date(0).toUTCString(), 'retry-after': new Date(2000).toUTCString() }
    const { report, milliseconds } = await connect([{ status: 429, headers }])
    expect(milliseconds).toBeGreaterThanOrEqual(1990)
    expect(report).toMatchObject({ ok: true, retried: 1 })
  })

  it('is wrong without Retry-After, and tried again all the same', async () => {
    const { report } = await connect([throttled()])
    expect(report.findings.map(({ rule }) => rule)).toEqual(['A 429 says when to come back'])
    expect(report).toMatchObject({ ok: false, wrong: 1, retried: 1 })
  })

  it('is not waited out for an hour', async () => {
    const { report } = await connect([throttled('3600')])
    expect(report.findings.map(({ rule }) => rule)).toEqual(['Throttling ends'])
  })
})

describe('a failure', () => {
  it('of the server is repeated and counted', async () => {
    const { report } = await connect([
      { status: 503, headers: { 'retry-after': '0' } },
      { status: 502, body: {} },
    ])
    expect(report).toMatchObject({ ok: true, retried: 2, wrong: 0 })
  })

  it('that lasts is wrong after three repetitions', async () => {
    const { report, service } = await connect(Array.from({ length: 8 }, () => ({ status: 500, body: {} })))
    expect(report).toMatchObject({ ok: false, wrong: 2, retried: 6 })
    expect(service.seen).toHaveLength(8)
  })

  it('to connect is told with its reason', async () => {
    const simulator = createSimulator({ tenantUrl: 'http://127.0.0.1:1/scim', secretToken: TEST_SECRET })
    await simulator.testConnection()
    const report = simulator.report()
    expect(report.ok).toBe(false)
    expect(report.findings[0]).toMatchObject({ rule: 'The service answers', got: expect.stringContaining('no answer') })
  })

  it('to answer in time is told', async () => {
    const slow: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    const simulator = createSimulator({ tenantUrl: 'http://localhost/scim', secretToken: TEST_SECRET, timeout: 20, fetch: slow })
    await simulator.testConnection()
    expect(simulator.report().findings[0]).toMatchObject({ got: 'no answer in time' })
  })
})

const DATE = 'Wed, 21 Oct 2015 07:28:00 GMT'

it.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': ' 0 ' }, 0],
  [{ 'retry-after': DATE }, 0],
  [{ 'retry-after': DATE, date: 'Wed, 21 Oct 2015 07:27:30 GMT' }, 30_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-1' }, undefined],
  [{}, undefined],
])('the headers %j ask to wait %s ms', (headers, expected) => {
  expect(retryAfterMilliseconds(new Headers(headers as Record<string, string>))).toBe(expected)
})
