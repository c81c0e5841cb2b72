import { afterEach, describe, expect, it } from 'vitest'

import type { Phase } from './phases'
import { createSimulator } from './simulator'
import { startTestService, TEST_SECRET, type Fault, type TestService } from './test-service'

const services: TestService[] = []
afterEach(async () => {
  for (const service of services.splice(0)) await service.close()
})

async function start(options: { fault?: Fault; users?: number; flag?: boolean; query?: string } = {}) {
  const service = await startTestService(options.fault)
  services.push(service)
  const tenantUrl = `${service.url}${options.query ?? ''}`
  const simulator = createSimulator({ tenantUrl, secretToken: TEST_SECRET, users: options.users ?? 20, flag: options.flag })
  return { service, simulator }
}

/** The operations of every PATCH that the service saw. */
function operations(service: TestService) {
  return service.seen.flatMap(({ method, body }) =>
    method === 'PATCH' ? (body as { Operations: { op: string; path?: string; value?: unknown }[] }).Operations : [],
  )
}

describe('a whole run against a service that answers as it should', () => {
  it.each([false, true])('finds nothing wrong (flag: %s)', async (flag) => {
    const { simulator } = await start({ flag })
    const report = await simulator.runAll()
    expect(report.findings).toEqual([])
    expect(report.ok).toBe(true)
    expect(report.phases).toHaveLength(11)
    for (const phase of report.phases) expect(phase.requests).toBeGreaterThan(0)
  })

  it('sends every kind of operation without the flag', async () => {
    const { simulator, service } = await start()
    await simulator.runAll()
    const sent = operations(service)
    expect(sent.every(({ op, path }) => (op === 'Add' || op === 'Replace') && path !== undefined)).toBe(true)
    const paths = new Set(sent.map(({ op, path }) => `${op} ${path}`))
    const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
    for (const shape of [
      'Replace userName',
      'Replace name.familyName',
      'Replace title',
      'Replace externalId',
      'Replace active',
      `Replace ${urn}:department`,
      'Replace emails[type eq "work"].value',
      'Add phoneNumbers[type eq "mobile"].value',
      `Add ${urn}:manager`,
      'Add manager',
      `Replace ${urn}:manager`,
    ]) {
      expect(paths).toContain(shape)
    }
    expect(new Set(sent.filter(({ path }) => path === 'active').map(({ value }) => value))).toEqual(new Set(['False', 'True']))
  })

  it('sends the other dialect with the flag, except on demand', async () => {
    const { simulator, service } = await start({ flag: true })
    await simulator.runAll(['test-connection', 'initial-cycle', 'incremental-cycle', 'disable', 'restore'])
    const sent = operations(service)
    expect(sent.every(({ op }) => op === 'add' || op === 'replace')).toBe(true)
    expect(sent.some(({ path, value }) => path === undefined && Object.hasOwn(Object(value), 'name.familyName'))).toBe(true)
    expect(new Set(sent.filter(({ path }) => path === 'active').map(({ value }) => value))).toEqual(new Set([false, true]))
    service.seen.length = 0
    await simulator.provisionOnDemand(30)
    expect(operations(service).map(({ op }) => op)).toEqual(['Add'])
  })

  it('asks under the Tenant URL, keeps its query string, and sends the token as it is', async () => {
    const { simulator, service } = await start({ query: '/?aadOptscim062020' })
    await simulator.testConnection()
    const [first] = service.seen
    expect(first?.url).toMatch(/^\/v1\/provisioning\/scim\/Users\?filter=userName\+eq\+%22[0-9a-f-]{36}%22&aadOptscim062020$/)
    expect(service.seen.every(({ authorization }) => authorization === `Bearer ${TEST_SECRET}`)).toBe(true)
  })

  it('creates with the body that Entra sends', async () => {
    const { simulator, service } = await start({ users: 3 })
    await simulator.initialCycle()
    const bodies = service.seen.filter(({ method }) => method === 'POST').map(({ body }) => body as Record<string, unknown>)
    expect(bodies).toHaveLength(3)
    for (const body of bodies) {
      expect(body).toMatchObject({ active: true, meta: { resourceType: 'User' }, roles: [], name: { formatted: expect.any(String) } })
      expect(body.schemas).toEqual([
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      ])
      expect(JSON.stringify(body)).not.toContain('null')
    }
  })

  it('finds everyone again instead of creating twice, also with nothing remembered and after renames', async () => {
    const { simulator, service } = await start()
    await simulator.runAll()
    const before = service.users.size
    const again = createSimulator({ tenantUrl: service.url, secretToken: TEST_SECRET, users: 20 })
    const report = await again.runAll()
    expect(report.findings).toEqual([])
    expect(service.users.size).toBe(before)
  })

  it('does nothing but read in a second cycle when nothing changed', async () => {
    const { simulator, service } = await start()
    await simulator.initialCycle()
    service.seen.length = 0
    await simulator.initialCycle()
    expect(new Set(service.seen.map(({ method }) => method))).toEqual(new Set(['GET']))
    expect(service.seen.every(({ path }) => path.startsWith('/Users/'))).toBe(true)
  })

  it('tells whom it disabled, removed and created again', async () => {
    const { simulator, service } = await start()
    await simulator.initialCycle()
    const disabled = await simulator.disable(3)
    expect(disabled.users).toHaveLength(3)
    for (const { id } of disabled.users) expect(service.users.get(String(id))?.active).toBe(false)
    const removed = await simulator.hardDelete([0])
    expect(service.users.has(String(removed.users[0]?.id))).toBe(false)
    const back = await simulator.reCreate()
    expect(back.users[0]?.id).toBe(removed.users[0]?.id)
    await simulator.restore()
    expect([...service.users.values()].every(({ active }) => active === true)).toBe(true)
    expect(simulator.report().ok).toBe(true)
  })
})

const html = { status: 200, body: '<!DOCTYPE html><html></html>', headers: { 'content-type': 'text/html' } }

const WRONG_SERVICES: { name: string; fault: Fault; rule: string; users?: number; phases?: Phase[] }[] = [
  { name: 'answers 200 with HTML', fault: () => html, rule: 'Never HTML' },
  {
    name: 'redirects',
    fault: () => ({ status: 308, headers: { location: '/sign-in' } }),
    rule: 'Never a redirect',
  },
  {
    name: 'answers an empty filter with 404',
    fault: (_seen, answer) => {
      const reply = answer()
      const body = reply.body as { totalResults?: number } | undefined
      return body?.totalResults === 0 ? { status: 404, body: {} } : reply
    },
    rule: 'A filter is answered with 200 and a ListResponse',
  },
  {
    name: 'leaves Resources out',
    fault: (_seen, answer) => {
      const reply = answer()
      return { ...reply, body: { ...(reply.body as object), Resources: undefined } }
    },
    rule: 'A filter is answered with 200 and a ListResponse',
  },
  {
    name: 'lower-cases userName',
    fault: (seen, answer) => {
      const reply = answer()
      const body = reply.body as { userName?: string } | undefined
      return body?.userName && seen.method !== 'DELETE' ? { ...reply, body: { ...body, userName: body.userName.toLowerCase() } } : reply
    },
    rule: 'Values come back as sent',
    users: 12,
  },
  {
    name: 'ignores active "False"',
    fault: (seen, answer) => (seen.text.includes('"False"') ? { status: 204 } : answer()),
    rule: 'A disabled user is inactive',
  },
  {
    name: 'hides disabled users from filters',
    fault: (_seen, answer) => {
      const reply = answer()
      const body = reply.body as { Resources?: { active?: boolean }[] } | undefined
      return body?.Resources?.some(({ active }) => active === false)
        ? { ...reply, body: { ...body, totalResults: 0, Resources: [] } }
        : reply
    },
    rule: 'A disabled user is still found',
  },
  {
    name: 'ignores the filter',
    fault: (seen, answer) => {
      const reply = answer()
      const body = reply.body as object | undefined
      const somebody = { id: '1', userName: 'somebody@else.example' }
      return seen.filter?.startsWith('userName') ? { ...reply, body: { ...body, totalResults: 1, Resources: [somebody] } } : reply
    },
    rule: 'A filter that nothing fits gives an empty list',
  },
  {
    name: 'sends application/json',
    fault: (_seen, answer) => ({ ...answer(), headers: { 'content-type': 'application/json' } }),
    rule: 'A body is application/scim+json',
  },
  {
    name: 'forgets the Location of a created user',
    fault: (_seen, answer) => ({ ...answer(), headers: undefined }),
    rule: 'A created user has a Location',
  },
  {
    name: 'gives a removed user a new id',
    fault: (seen, answer) => {
      const reply = answer()
      const body = reply.body as { id?: string } | undefined
      const again = seen.method === 'POST' && body?.id !== undefined && createdBefore.has(body.id)
      if (seen.method === 'POST' && body?.id) createdBefore.add(body.id)
      return again ? { ...reply, body: { ...body, id: '999' } } : reply
    },
    rule: 'A removed user comes back under its id',
  },
  {
    name: 'takes any key',
    fault: (seen, answer) => {
      seen.authorization = `Bearer ${TEST_SECRET}`
      return answer()
    },
    rule: 'A wrong key is 401',
  },
  {
    name: 'fails inside',
    fault: (seen, answer) => (seen.method === 'PATCH' ? { status: 500, body: {} } : answer()),
    rule: 'No server error',
    phases: ['initial-cycle'],
  },
]
const createdBefore = new Set<string>()

describe('a service that is wrong is found out when it', () => {
  it.each(WRONG_SERVICES)('$name', async ({ fault, rule, users = 4, phases }) => {
    createdBefore.clear()
    const { simulator } = await start({ fault, users })
    const report = await simulator.runAll(phases)
    expect(report.ok).toBe(false)
    expect(report.wrong).toBeGreaterThan(0)
    expect(report.findings.map((finding) => finding.rule)).toContain(rule)
  })
})

it('never lets the secret out, even when the service echoes it', async () => {
  const { simulator } = await start({ fault: (seen) => ({ status: 400, body: { detail: seen.authorization } }) })
  const report = await simulator.runAll()
  expect(report.findings.length).toBeGreaterThan(0)
  expect(JSON.stringify(report)).toContain('[secret]')
  expect(JSON.stringify(report)).not.toContain('test-key')
})

it('stops after a failed connection test and says what it left out', async () => {
  const { simulator, service } = await start({ fault: () => ({ status: 401, body: {} }) })
  const report = await simulator.runAll()
  expect(report.phases.map(({ phase }) => phase)).toEqual(['test-connection'])
  expect(report.notes.join()).toContain('probes')
  expect(service.seen.length).toBeLessThan(4)
})

it('goes into quarantine when the key is refused in the middle of a cycle', async () => {
  let requests = 0
  const { simulator, service } = await start({
    users: 500,
    fault: (_seen, answer) => {
      requests += 1
      return requests > 30 ? { status: 401, body: {} } : answer()
    },
  })
  const report = await simulator.runAll()
  expect(report.ok).toBe(false)
  expect(report.phases.at(-1)).toMatchObject({ phase: 'initial-cycle', stopped: '20 requests in a row failed' })
  expect(service.seen.length).toBeLessThan(80)
})
