import { afterEach, describe, expect, it, vi } from 'vitest'

import { createSimulator } from './simulator'
import { startTestService, TEST_SECRET, type Fault, type Reply, type TestService } from './test-service'

let service: TestService | undefined
afterEach(async () => {
  vi.useRealTimers()
  await service?.close()
})

const SECRET = 'client-secret-0123456789'

/** Gives tokens and takes only the newest, as the service behind does with its own key; `lifetime` in seconds. */
async function start(options: { lifetime?: number; token?: (count: number) => Reply; withdrawAfter?: number } = {}) {
  const forms: Record<string, string>[] = []
  let requests = 0
  const tokenOf = (count: number): Reply => ({
    status: 200,
    body: { access_token: `token-number-${count}`, token_type: 'Bearer', expires_in: options.lifetime ?? 3600 },
  })
  const fault: Fault = (seen, answer) => {
    if (seen.path === '/oauth2/token') {
      forms.push(Object.fromEntries(new URLSearchParams(seen.text)))
      return (options.token ?? tokenOf)(forms.length)
    }
    requests += 1
    const isCurrent = seen.authorization === `Bearer token-number-${forms.length}`
    const isWithdrawn = requests > (options.withdrawAfter ?? Infinity) && forms.length === 1
    seen.authorization = isCurrent && !isWithdrawn ? `Bearer ${TEST_SECRET}` : `echo ${seen.authorization}`
    return answer()
  }
  service = await startTestService(fault)
  const tokenEndpoint = new URL('/oauth2/token', service.url).href
  const oauth = { clientId: 'key-7', clientSecret: SECRET, tokenEndpoint }
  return { forms, simulator: createSimulator({ tenantUrl: service.url, oauth, users: 8, concurrency: 4 }) }
}

describe('OAuth 2.0 client credentials', () => {
  it('fetch one token, with id and secret in the form, and use it for all requests', async () => {
    const { simulator, forms } = await start()
    const report = await simulator.runAll()
    expect(report.findings).toEqual([])
    expect(forms).toEqual([{ grant_type: 'client_credentials', client_id: 'key-7', client_secret: SECRET }])
  })

  it('fetch another token when it is refused, once, and repeat the request', async () => {
    const { simulator, forms } = await start({ withdrawAfter: 10 })
    const report = await simulator.runAll(['test-connection', 'initial-cycle'])
    expect(report.findings).toEqual([])
    expect(report.retried).toBeGreaterThan(0)
    expect(forms).toHaveLength(2)
  })

  it('fetch another token before the first one ends', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { simulator, forms } = await start({ lifetime: 120 })
    await simulator.testConnection()
    vi.advanceTimersByTime(59_000)
    await simulator.testConnection()
    expect(forms).toHaveLength(1)
    vi.advanceTimersByTime(2_000)
    await simulator.testConnection()
    expect(simulator.report().findings).toEqual([])
    expect(forms).toHaveLength(2)
  })

  it.each<[string, Reply, string]>([
    ['refuses', { status: 401, body: { error: 'invalid_client' } }, 'no access token: the token endpoint answered 401 invalid_client'],
    ['answers HTML', { status: 200, body: '<html></html>' }, 'without access_token'],
    ['redirects', { status: 302, headers: { location: '/sign-in' } }, 'answered 302'],
  ])('are told when the token endpoint %s', async (_what, reply, message) => {
    const { simulator } = await start({ token: () => reply })
    const { phases, findings } = await simulator.runAll()
    expect(phases).toHaveLength(1)
    expect(findings[0]?.got).toContain(message)
  })

  it('never let secret or token out', async () => {
    const { simulator } = await start({ withdrawAfter: 0 })
    await simulator.runAll(['probes'])
    const echo = createSimulator({
      tenantUrl: service?.url ?? '',
      oauth: { clientId: 'key-7', clientSecret: SECRET, tokenEndpoint: new URL('/oauth2/token', service?.url).href },
      fetch: async (url, init) => {
        if (String(url).endsWith('/oauth2/token'))
          return Response.json({ access_token: 'token-of-mine', token_type: 'bearer', expires_in: 3600 })
        return Response.json({ detail: `${new Headers(init?.headers).get('authorization')} ${SECRET}` }, { status: 400 })
      },
    })
    const text = JSON.stringify(await echo.runAll())
    expect(text).toContain('[secret]')
    expect(text).not.toMatch(/token-of-mine|client-secret/)
  })
})
