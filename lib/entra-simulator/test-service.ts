import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

import { MAPPED_PATHS } from './attribute-mapping'
import { asObject, member, type JsonObject } from './json'
import { createGroups, page, refusal } from './test-groups'
import { parseScimPath, readScimPath, writeScimPath } from './scim-path'
import { CORE_GROUP, CORE_USER, ENTERPRISE_USER, LIST_RESPONSE, MANAGER_PATH, SERVICE_PROVIDER_CONFIG } from './urns'

export type Seen = { method: string; url: string; path: string; filter: string | null; authorization?: string; body: unknown; text: string }
export type Reply = { status: number; body?: unknown; headers?: Record<string, string> }

/** Looks at a request before the service does; gives an answer of its own, or changes the one the service would give. */
export type Fault = (seen: Seen, answer: () => Reply) => Reply

type Groups = ReturnType<typeof createGroups>

export type TestService = {
  url: string
  seen: Seen[]
  users: Map<string, JsonObject>
  groups: Groups['groups']
  close: () => Promise<void>
}

export const TEST_SECRET = 'apikey:test-key-0123456789'

/** A small SCIM service in memory that answers as it should, unless a fault says otherwise. For tests of the simulator only. */
export async function startTestService(fault: Fault = (_seen, answer) => answer()): Promise<TestService> {
  const seen: Seen[] = []
  const { users, groups, answer } = createService()
  const server = createServer((request, response) => {
    void readRequest(request).then((one) => {
      seen.push(one)
      const { status, body, headers } = fault(one, () => answer(one))
      response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }), ...headers })
      response.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body))
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/v1/provisioning/scim`,
    seen,
    users,
    groups,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readRequest(request: IncomingMessage): Promise<Seen> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await text(request)
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    path: decodeURIComponent(url.pathname.replace('/v1/provisioning/scim', '')),
    filter: url.searchParams.get('filter'),
    authorization: request.headers.authorization,
    body: body && url.pathname !== '/oauth2/token' ? JSON.parse(body) : undefined,
    text: body,
  }
}

function createService() {
  const users = new Map<string, JsonObject>()
  const removed = new Map<string, JsonObject>()
  const roles = createGroups(users)
  let lastId = 0

  function answer(seen: Seen): Reply {
    if (seen.path === '/ServiceProviderConfig') return { status: 200, body: CONFIG }
    if (seen.authorization !== `Bearer ${TEST_SECRET}`) return { ...refusal(401), headers: { 'www-authenticate': 'Bearer' } }
    if (seen.path === '/ResourceTypes') return list(RESOURCE_TYPES)
    if (seen.path === '/Schemas') return list(SCHEMAS)
    if (seen.path.startsWith('/Groups')) return roles.answer(seen)
    if (seen.path === '/Users') return seen.method === 'POST' ? create(asObject(seen.body) ?? {}) : page(seen, find(seen.filter).map(show))
    const user = users.get(seen.path.replace('/Users/', ''))
    if (!user) return refusal(404)
    if (seen.method === 'GET') return { status: 200, body: show(user) }
    if (seen.method === 'PATCH') return change(user, seen.body)
    users.delete(String(user.id))
    roles.forget(String(user.id))
    removed.set(String(user.userName).toLowerCase(), user)
    return { status: 204 }
  }

  function show(user: JsonObject): JsonObject {
    return { ...user, groups: roles.groupsOf(String(user.id)) }
  }

  function find(filter: string | null): JsonObject[] {
    if (filter === null) return [...users.values()]
    const reference = /^id eq (\S+) and manager eq (\S+)$/.exec(filter)
    if (reference) {
      return [...users.values()].filter(
        (user) => user.id === reference[1] && member(asObject(readScimPath(user, MANAGER_PATH)), 'value') === reference[2],
      )
    }
    const [, path = '', quoted, bare] = /^(emails\[.*\]\.value|\S+) eq (?:"(.*)"|(\S+))$/i.exec(filter) ?? []
    const value = (quoted ?? bare ?? '').toLowerCase()
    return [...users.values()].filter((user) => String(readScimPath(user, path)).toLowerCase() === value)
  }

  function isTaken(userName: unknown, except?: JsonObject): boolean {
    return [...users.values()].some((user) => user !== except && String(user.userName).toLowerCase() === String(userName).toLowerCase())
  }

  function change(user: JsonObject, body: unknown): Reply {
    const changed = patch(structuredClone(user), body)
    if (isTaken(changed.userName, user)) return refusal(409, 'uniqueness')
    users.set(String(user.id), changed)
    return { status: 200, body: show(changed) }
  }

  function create(sent: JsonObject): Reply {
    const key = String(sent.userName).toLowerCase()
    if (isTaken(sent.userName)) return refusal(409, 'uniqueness')
    const id = String(removed.get(key)?.id ?? (lastId += 1))
    removed.delete(key)
    const location = `http://127.0.0.1/v1/provisioning/scim/Users/${id}`
    const user = { ...structuredClone(sent), id, active: true, meta: { resourceType: 'User', location } }
    users.set(id, user)
    return { status: 201, body: user, headers: { location } }
  }

  return { users, groups: roles.groups, answer }
}

function patch(user: JsonObject, body: unknown): JsonObject {
  const operations = asObject(body)?.Operations
  for (const operation of Array.isArray(operations) ? operations.map(asObject) : []) {
    const values = typeof operation?.path === 'string' ? { [operation.path]: operation.value } : asObject(operation?.value)
    for (const [path, value] of Object.entries(values ?? {})) set(user, path, value)
  }
  return user
}

function set(user: JsonObject, path: string, value: unknown): void {
  if (path === 'active') user.active = String(value).toLowerCase() === 'true'
  else if (path === 'manager' && Array.isArray(value)) writeScimPath(user, MANAGER_PATH, { value: asObject(value[0])?.value })
  else if (path === MANAGER_PATH) writeScimPath(user, path, value === '' ? undefined : { value })
  else writeScimPath(user, path, value)
}

function list(resources: JsonObject[]): Reply {
  return { status: 200, body: { schemas: [LIST_RESPONSE], totalResults: resources.length, Resources: resources } }
}

const RESOURCE_TYPES = [
  { name: 'User', endpoint: '/Users', schema: CORE_USER },
  { name: 'Group', endpoint: '/Groups', schema: CORE_GROUP },
]

const CONFIG = {
  schemas: [SERVICE_PROVIDER_CONFIG],
  patch: { supported: true },
  filter: { supported: true },
  authenticationSchemes: [],
}

const SCHEMAS: JsonObject[] = [
  { id: CORE_USER, attributes: describeAttributes(MAPPED_PATHS.filter((path) => !parseScimPath(path).extension)) },
  {
    id: ENTERPRISE_USER,
    attributes: [...MAPPED_PATHS, MANAGER_PATH]
      .map(parseScimPath)
      .filter(({ extension }) => extension)
      .map(({ attribute }) => ({ name: attribute })),
  },
]

function describeAttributes(paths: string[]): JsonObject[] {
  const parsed = paths.map(parseScimPath)
  return [...new Set(parsed.map(({ attribute }) => attribute))].map((name) => {
    const own = parsed.filter(({ attribute }) => attribute === name)
    const types = [...new Set(own.flatMap(({ type }) => type ?? []))]
    const subAttributes = [...new Set(own.flatMap(({ subAttribute }) => subAttribute ?? []))].map((sub) => ({ name: sub }))
    return { name, subAttributes: [...subAttributes, { name: 'type', canonicalValues: types }] }
  })
}
