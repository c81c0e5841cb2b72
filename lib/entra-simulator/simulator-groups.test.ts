import { afterEach, describe, expect, it } from 'vitest'

import type { DialectChoice } from './patch-body'
import { createSimulator } from './simulator'
import { startTestService, TEST_SECRET, type Fault, type Reply, type Seen, type TestService } from './test-service'

type Operation = { op: string; path?: string; value?: unknown }
type Options = { fault?: Fault; users?: number; groups?: number; members?: number; flag?: boolean; dialect?: DialectChoice }

const services: TestService[] = []
afterEach(async () => {
  for (const service of services.splice(0)) await service.close()
})

async function start({ fault, users = 20, groups = 6, ...options }: Options = {}) {
  const service = await startTestService(fault)
  services.push(service)
  return { service, simulator: createSimulator({ tenantUrl: service.url, secretToken: TEST_SECRET, users, groups, ...options }) }
}

/** Every operation of a PATCH of a group. */
function groupOperations(service: TestService): Operation[] {
  return service.seen.flatMap((seen) => (isGroupPatch(seen) ? operationsOf(seen) : []))
}

function operationsOf(seen: Seen): Operation[] {
  return (seen.body as { Operations: Operation[] }).Operations
}

function isGroupPatch({ method, path }: Seen): boolean {
  return method === 'PATCH' && path.startsWith('/Groups/')
}

/** A shape without the ids in it. */
function shapeOf({ op, path, value }: Operation): string {
  const kind = Array.isArray(value) ? 'list' : value === undefined ? 'nothing' : typeof value
  return `${op} ${path?.replace(/"[^"]*"/, '"id"') ?? 'no path'} ${kind}`
}

describe('a whole run with groups against a service that answers as it should', () => {
  it.each<Options>([{}, { flag: true }, { dialect: 'mixed', flag: true }, { groups: 25, users: 60 }])(
    'finds nothing wrong: %j',
    async (options) => {
      const { simulator } = await start(options)
      const report = await simulator.runAll()
      expect(report.findings).toEqual([])
      expect(report.ok).toBe(true)
      for (const phase of report.phases) expect(phase.requests).toBeGreaterThan(0)
      expect(report.notes.join()).toMatch(/Compared with the tenant at the end: \d+ people and \d+ groups with \d+ memberships/)
    },
  )

  it.each<[DialectChoice, string[]]>([
    ['default', ['Add members list', 'Remove members list', 'Replace displayName string']],
    ['flag', ['add members list', 'remove members[value eq "id"] nothing', 'replace displayName string']],
    ['mixed', ['Add members list', 'Remove members list', 'add members list', 'remove members[value eq "id"] nothing']],
  ])('sends the shapes of the dialect %s', async (dialect, shapes) => {
    const { simulator, service } = await start({ dialect, groups: 12, users: 40 })
    await simulator.initialCycle()
    await simulator.incrementalCycle()
    await simulator.incrementalCycle()
    const sent = new Set(groupOperations(service).map(shapeOf))
    for (const shape of shapes) expect(sent).toContain(shape)
    if (dialect === 'default') expect([...sent].every((shape) => /^[A-Z]/.test(shape))).toBe(true)
    if (dialect === 'flag') expect([...sent].every((shape) => /^[a-z]/.test(shape))).toBe(true)
  })

  it('sends both dialects in one run with the flag, since on-demand provisioning does not honour it', async () => {
    const { simulator, service } = await start({ flag: true })
    await simulator.initialCycle()
    expect(groupOperations(service).map(shapeOf)).toContain('add members list')
    service.seen.length = 0
    await simulator.provisionOnDemand()
    await simulator.provisionGroupOnDemand()
    expect(groupOperations(service).map(shapeOf)).toEqual(['Add members list'])
  })

  it('creates a group as Entra does: two schemas, externalId, and no members, which follow when everyone has an id', async () => {
    const { simulator, service } = await start()
    await simulator.initialCycle()
    const sent = service.seen.filter(({ method, path }) => method === 'POST' && path === '/Groups').map(({ body }) => body)
    expect(sent).toHaveLength(6)
    for (const body of sent) {
      expect(body).toEqual({
        schemas: [
          'urn:ietf:params:scim:schemas:core:2.0:Group',
          'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
        ],
        externalId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        displayName: expect.any(String),
        meta: { resourceType: 'Group' },
      })
    }
    const firstMember = service.seen.findIndex(isGroupPatch)
    expect(service.seen.findLastIndex(({ method }) => method === 'POST')).toBeLessThan(firstMember)
    expect(operationsOf(service.seen[firstMember] as Seen)[0]).toMatchObject({
      value: expect.arrayContaining([{ $ref: null, value: expect.any(String) }]),
    })
  })

  it('has groups of 0, 1, 5 and hundreds of members, and sends the many in batches', async () => {
    const { simulator, service } = await start({ users: 400, members: 400 })
    const { wrong } = await simulator.initialCycle()
    expect(wrong).toBe(0)
    expect([...service.groups.values()].map(({ members }) => members.size)).toEqual(expect.arrayContaining([400, 0, 1, 4, 20, 134]))
    const sizes = groupOperations(service).map(({ value }) => (value as unknown[]).length)
    expect(Math.max(...sizes)).toBe(100)
  }, 60_000)

  it('adds a member who is provisioned later than the group', async () => {
    const { simulator } = await start()
    await simulator.initialCycle()
    expect(simulator.groups()[3]?.members).toHaveLength(4)
    await simulator.provisionOnDemand()
    await simulator.provisionGroupOnDemand()
    expect(simulator.groups()[3]?.members.map(({ index }) => index)).toContain(20)
    expect(simulator.report().findings).toEqual([])
  })

  it('finds the groups again with nothing remembered, and only reads when nothing changed', async () => {
    const { simulator, service } = await start()
    await simulator.initialCycle()
    service.seen.length = 0
    await simulator.initialCycle()
    expect(new Set(service.seen.map(({ method }) => method))).toEqual(new Set(['GET']))
    const again = createSimulator({ tenantUrl: service.url, secretToken: TEST_SECRET, users: 20, groups: 6 })
    const report = await again.runAll()
    expect(report.findings).toEqual([])
    expect(service.groups.size).toBe(6)
  })

  it('leaves groups out of a service that lists none', async () => {
    const { simulator, service } = await start({
      fault: (seen, answer) => {
        const reply = answer()
        const body = reply.body as { Resources: { name: string }[] }
        if (seen.path !== '/ResourceTypes') return reply
        return { ...reply, body: { ...body, Resources: body.Resources.filter(({ name }) => name === 'User') } }
      },
    })
    const report = await simulator.runAll()
    expect(report.findings).toEqual([])
    expect(report.notes).toContain('Groups are not listed in /ResourceTypes: left out.')
    expect(service.seen.some(({ path }) => path.startsWith('/Groups'))).toBe(false)
  })
})

type Resource = { id?: string; displayName?: string; members?: { value: string }[]; groups?: unknown[]; meta?: object }

/** Sends a request on with other operations. */
function rewritten(seen: Seen, rewrite: (operation: Operation) => Operation | undefined): void {
  seen.body = { Operations: operationsOf(seen).flatMap((operation) => rewrite(operation) ?? []) }
}

function removesByList({ op, path, value }: Operation): boolean {
  return /^remove$/i.test(op) && path === 'members' && value !== undefined
}

/** Changes the operations of group PATCHes on their way. */
function rewriting(rewrite: (operation: Operation) => Operation | undefined): Fault {
  return (seen, answer) => {
    if (isGroupPatch(seen)) rewritten(seen, rewrite)
    return answer()
  }
}

/** Changes every resource of an answer. */
function showing(change: (resource: Resource, seen: Seen) => Resource): Fault {
  return (seen, answer) => {
    const reply = answer()
    const body = reply.body as (Resource & { Resources?: Resource[] }) | undefined
    if (!body || reply.status >= 300) return reply
    return { ...reply, body: body.Resources ? { ...body, Resources: body.Resources.map((one) => change(one, seen)) } : change(body, seen) }
  }
}

const present = new Map<string, Set<string>>()
const no = (status: number, scimType?: string): Reply => ({
  status,
  body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), scimType, detail: 'No.' },
})

const WRONG_SERVICES: { name: string; fault: Fault; rule: string }[] = [
  {
    name: 'ignores excludedAttributes',
    fault: (seen, answer) => {
      seen.url = seen.url.replace('excludedAttributes=members', '')
      return answer()
    },
    rule: 'excludedAttributes=members leaves the members out',
  },
  {
    name: 'empties the group on Remove with a list',
    fault: rewriting((operation) => (removesByList(operation) ? { op: 'Remove', path: 'members' } : operation)),
    rule: 'Only the members named are removed',
  },
  {
    name: 'does nothing on Remove with a list',
    fault: rewriting((operation) => (removesByList(operation) ? undefined : operation)),
    rule: 'Only the members named are removed',
  },
  {
    name: 'does nothing on remove with a value path',
    fault: rewriting((operation) => (operation.path?.startsWith('members[') ? undefined : operation)),
    rule: 'Only the members named are removed',
  },
  {
    name: 'does not empty the group on Remove without a value',
    fault: rewriting((operation) => (operation.op === 'Remove' && operation.value === undefined ? undefined : operation)),
    rule: 'Remove of members without a value empties the group',
  },
  {
    name: 'refuses to add a present member',
    fault: (seen, answer) => {
      if (!isGroupPatch(seen)) return answer()
      const members = present.get(seen.path) ?? new Set()
      present.set(seen.path, members)
      const operation = operationsOf(seen)[0]
      const ids = Array.isArray(operation?.value) ? operation.value.map(({ value }: { value: string }) => value) : []
      if (operation?.op.toLowerCase() === 'add' && ids.some((id) => members.has(id))) return no(409, 'uniqueness')
      for (const id of ids) members.add(id)
      return answer()
    },
    rule: 'A group PATCH succeeds',
  },
  {
    name: 'answers 200 with stale members',
    fault: (seen, answer) => {
      if (!isGroupPatch(seen)) return answer()
      const { status, body } = stale(seen, answer)
      return { status, body }
    },
    rule: 'A group has the members it was given',
  },
  {
    name: 'answers 204 and does nothing',
    fault: (seen, answer) => (isGroupPatch(seen) ? { status: 204 } : answer()),
    rule: 'A group has the members it was given',
  },
  {
    name: 'takes a rename and keeps the name',
    fault: rewriting((operation) => (operation.path === 'displayName' ? undefined : operation)),
    rule: 'Values come back as sent',
  },
  {
    name: 'replaces the members on Add',
    fault: (seen, answer) => {
      if (isGroupPatch(seen) && operationsOf(seen)[0]?.op === 'Add') {
        seen.body = { Operations: [{ op: 'Remove', path: 'members' }, ...operationsOf(seen)] }
      }
      return answer()
    },
    rule: 'Members added are in the group',
  },
  {
    name: 'carries out the first operation only',
    fault: (seen, answer) => {
      if (isGroupPatch(seen)) seen.body = { Operations: operationsOf(seen).slice(0, 1) }
      return answer()
    },
    rule: 'Every operation of a PATCH is carried out',
  },
  {
    name: 'passes over unknown members',
    fault: (seen, answer) => {
      const reply = answer()
      return isGroupPatch(seen) && reply.status === 400 ? { status: 204 } : reply
    },
    rule: 'A member that is no user is 400 invalidValue',
  },
  {
    name: 'refuses unknown members after adding the others',
    fault: (seen, answer) => {
      const reply = answer()
      if (!isGroupPatch(seen) || reply.status !== 400) return reply
      rewritten(seen, ({ op, path, value }) => ({ op, path, value: (value as unknown[]).slice(0, 1) }))
      answer()
      return reply
    },
    rule: 'A refused PATCH changes nothing',
  },
  {
    name: 'gives a new version for nothing',
    fault: showing((resource) =>
      resource.displayName ? { ...resource, meta: { ...resource.meta, version: `W/"${(reads += 1)}"` } } : resource,
    ),
    rule: 'Adding a present member leaves the version',
  },
  {
    name: 'finds groups by a part of their name',
    fault: (seen, answer) => {
      const name = /^displayName eq "(.+) that nobody made"$/i.exec(seen.filter ?? '')?.[1]
      if (name) seen.filter = `displayName eq "${name}"`
      return answer()
    },
    rule: 'A filter that nothing fits gives an empty list',
  },
  {
    name: 'finds a name in its own letters only',
    fault: (seen, answer) => (seen.filter?.startsWith('DISPLAYNAME') ? empty() : answer()),
    rule: 'Every filter Microsoft documents finds its group',
  },
  {
    name: 'takes a displayName twice in other letters',
    fault: (seen, answer) => {
      const reply = answer()
      return reply.status === 409 && seen.text.includes('EVERYONE') ? { status: 201, body: {} } : reply
    },
    rule: 'A displayName that is taken is 409 uniqueness',
  },
  {
    name: 'tells nothing of groups in users',
    fault: showing((resource) => ({ ...resource, groups: undefined })),
    rule: 'The groups of a user are those the user is in',
  },
  {
    name: 'removes a group twice',
    fault: (seen, answer) => {
      const reply = answer()
      return seen.method === 'DELETE' && seen.path.startsWith('/Groups') && reply.status === 404 ? { status: 204 } : reply
    },
    rule: 'A removed group cannot be removed again',
  },
  {
    name: 'leaves out one of a page',
    fault: (seen, answer) => {
      const reply = answer()
      const body = reply.body as { totalResults?: number; Resources?: unknown[] }
      const isPage = seen.path === '/Groups' && seen.url.includes('startIndex')
      return isPage && body.Resources?.length === 2 ? { ...reply, body: { ...body, Resources: body.Resources.slice(1) } } : reply
    },
    rule: 'Pages follow each other',
  },
]
let reads = 0

/** Carries a PATCH out, and answers 200 with the group as it was when it was made. */
function stale(seen: Seen, answer: () => Reply): Reply {
  const { status } = answer()
  if (status !== 204) return no(status, 'invalidValue')
  const id = seen.path.replace('/Groups/', '')
  const location = `http://127.0.0.1/v1/provisioning/scim/Groups/${id}`
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group']
  return { status: 200, body: { schemas, id, meta: { resourceType: 'Group', location }, members: [] } }
}

function empty(): Reply {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse']
  return { status: 200, body: { schemas, totalResults: 0, Resources: [] } }
}

describe('a service that is wrong with groups is found out when it', () => {
  it.each(WRONG_SERVICES)('$name', async ({ fault, rule }) => {
    present.clear()
    const { simulator } = await start({ fault, users: 10 })
    const report = await simulator.runAll(['initial-cycle', 'group-life', 'group-probes', 'compare'])
    expect(report.ok).toBe(false)
    expect(report.findings.map((finding) => finding.rule)).toContain(rule)
  })

  it('drops a disabled user from their groups', async () => {
    const fault: Fault = (seen, answer) => {
      if (seen.method === 'PATCH' && seen.text.includes('"False"')) {
        const id = seen.path.replace('/Users/', '')
        for (const group of service.groups.values()) group.members.delete(id)
      }
      return answer()
    }
    const { simulator, service } = await start({ fault })
    await simulator.initialCycle()
    await simulator.disable()
    expect(simulator.report().findings.map(({ rule }) => rule)).toContain('A disabled or restored user stays a member')
  })

  it('keeps a removed user among the members', async () => {
    const fault: Fault = (seen, answer) => {
      const id = seen.path.replace('/Users/', '')
      const former = seen.method === 'DELETE' ? [...service.groups.values()].filter(({ members }) => members.has(id)) : []
      const reply = answer()
      for (const { members } of former) members.add(id)
      return reply
    }
    const { simulator, service } = await start({ fault })
    await simulator.initialCycle()
    await simulator.hardDelete()
    expect(simulator.report().findings.map(({ rule }) => rule)).toContain('A removed user is a member of nothing')
  })

  it('hides a group from the list', async () => {
    const fault: Fault = (seen, answer) => {
      const hidden = service.groups.get('g1')
      const isList = seen.path === '/Groups' && seen.filter === null && seen.method === 'GET'
      if (isList) service.groups.delete('g1')
      const reply = answer()
      if (isList && hidden) service.groups.set('g1', hidden)
      return reply
    }
    const { simulator, service } = await start({ fault })
    await simulator.initialCycle()
    await simulator.groupProbes()
    expect(simulator.report().findings.map(({ rule }) => rule)).toContain('The pages of a list have every group')
  })

  it('loses a member behind the back of everyone, by the comparison at the end', async () => {
    const { simulator, service } = await start()
    await simulator.initialCycle()
    const [everyone] = service.groups.values()
    const [lost = ''] = everyone?.members ?? []
    everyone?.members.delete(lost)
    await simulator.compare()
    const [first] = simulator.report().findings
    expect(first).toMatchObject({ phase: 'compare' })
    expect(simulator.report().findings.map(({ got }) => got)).toContainEqual(expect.stringContaining(`not ${lost}`))
  })
})
