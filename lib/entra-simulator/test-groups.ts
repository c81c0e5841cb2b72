import { asObject, type JsonObject } from './json'
import type { Reply, Seen } from './test-service'
import { CORE_GROUP, ERROR, LIST_RESPONSE } from './urns'

type Group = { id: string; displayName: string; externalId?: string; members: Set<string>; version: number }

/** The groups of the test service: in memory, right, and slow enough for nobody. */
export function createGroups(users: Map<string, JsonObject>) {
  const groups = new Map<string, Group>()
  let lastId = 0

  function answer(seen: Seen): Reply {
    const withMembers = !seen.url.includes('excludedAttributes=members')
    if (seen.path === '/Groups' && seen.method === 'POST') return create(asObject(seen.body) ?? {})
    if (seen.path === '/Groups')
      return page(
        seen,
        find(seen.filter).map((group) => show(group, withMembers)),
      )
    const group = groups.get(seen.path.replace('/Groups/', ''))
    if (!group) return refusal(404)
    if (seen.method === 'GET') return { status: 200, body: show(group, withMembers) }
    if (seen.method === 'PATCH') return patch(group, seen.body)
    groups.delete(group.id)
    return { status: 204 }
  }

  function find(filter: string | null): Group[] {
    if (filter === null) return [...groups.values()]
    const [, attribute = '', value = ''] = /^(\w+) eq (.*)$/i.exec(filter) ?? []
    const wanted = String(value.startsWith('"') ? JSON.parse(value) : value).toLowerCase()
    const key = attribute.toLowerCase() === 'displayname' ? 'displayName' : 'externalId'
    return [...groups.values()].filter((group) => group[key]?.toLowerCase() === wanted)
  }

  function isTaken(displayName: unknown, except?: Group): boolean {
    return [...groups.values()].some((group) => group !== except && group.displayName.toLowerCase() === String(displayName).toLowerCase())
  }

  function create(sent: JsonObject): Reply {
    if (isTaken(sent.displayName)) return refusal(409, 'uniqueness')
    lastId += 1
    const group: Group = { id: `g${lastId}`, displayName: String(sent.displayName), members: new Set(), version: 1 }
    if (typeof sent.externalId === 'string') group.externalId = sent.externalId
    groups.set(group.id, group)
    return { status: 201, body: show(group, true), headers: { location: locationOf(group) } }
  }

  function patch(group: Group, body: unknown): Reply {
    const next: Group = { ...group, members: new Set(group.members) }
    const operations = asObject(body)?.Operations
    for (const operation of Array.isArray(operations) ? operations.map(asObject) : []) {
      if (operation && !applyOperation(next, operation)) return refusal(400, 'invalidValue')
    }
    if (isTaken(next.displayName, group)) return refusal(409, 'uniqueness')
    const changed = JSON.stringify(show(next, true)) !== JSON.stringify(show(group, true))
    groups.set(group.id, { ...next, version: group.version + (changed ? 1 : 0) })
    return { status: 204 }
  }

  function applyOperation(group: Group, { op, path, value }: JsonObject): boolean {
    const named = /^members\[value eq "(.*)"\]$/.exec(String(path))?.[1]
    const ids = named === undefined ? idsIn(value) : [named]
    const removes = String(op).toLowerCase() === 'remove'
    if (named !== undefined || path === 'members') {
      if (removes && value === undefined && named === undefined) group.members.clear()
      else if (removes) for (const id of ids) group.members.delete(id)
      else if (ids.some((id) => !users.has(id))) return false
      else for (const id of ids) group.members.add(id)
      return true
    }
    Object.assign(group, typeof path === 'string' ? { [path]: value } : value)
    return true
  }

  return {
    answer,
    groups,
    /** What a user resource says of groups. */
    groupsOf: (userId: string) =>
      [...groups.values()].filter(({ members }) => members.has(userId)).map(({ id, displayName }) => ({ value: id, display: displayName })),
    forget: (userId: string) => {
      for (const { members } of groups.values()) members.delete(userId)
    },
  }
}

/** One page of a list, as `startIndex` and `count` ask; the whole list where they do not. */
export function page(seen: Seen, resources: JsonObject[]): Reply {
  const query = new URL(seen.url, 'http://localhost').searchParams
  const startIndex = Number(query.get('startIndex') ?? 1)
  const shown = resources.slice(startIndex - 1, startIndex - 1 + Number(query.get('count') ?? resources.length))
  return {
    status: 200,
    body: { schemas: [LIST_RESPONSE], totalResults: resources.length, startIndex, itemsPerPage: shown.length, Resources: shown },
  }
}

export function refusal(status: number, scimType?: string): Reply {
  return { status, body: { schemas: [ERROR], status: String(status), scimType, detail: 'Refused by the test service.' } }
}

function show(group: Group, withMembers: boolean): JsonObject {
  const { id, displayName, externalId, members, version } = group
  const meta = { resourceType: 'Group', location: locationOf(group), version: `W/"${version}"` }
  return {
    schemas: [CORE_GROUP],
    id,
    displayName,
    externalId,
    meta,
    ...(withMembers ? { members: [...members].map((value) => ({ value, type: 'User' })) } : {}),
  }
}

function locationOf({ id }: Group): string {
  return `http://127.0.0.1/v1/provisioning/scim/Groups/${id}`
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map((item) => String(asObject(item)?.value)) : []
}
