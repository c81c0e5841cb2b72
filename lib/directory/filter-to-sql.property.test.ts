import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'

import { database } from '@/lib/db/client'
import { freshDatabase } from '@/lib/db/test-database'
import type { AttributePath, CompareOp, Filter } from '@/lib/scim/filter/ast'
import type { Json, ScimResource } from '@/lib/scim/json'
import type { SearchRequest } from '@/lib/scim/messages/search-request'
import { ScimError } from '@/lib/scim/scim-error'
import { tenantUrl } from '@/lib/tenant-url'
import { createUser } from './create-user'
import { findGroups } from './find-groups'
import { findResources } from './find-resources'
import { findProvisionedUsers } from './find-users'
import { addRole, nthRole } from './test-roles'

// The meaning of filters told a second time, over plain resources and by no code of the product: each path's values are
// gathered, and a term holds when one of them does. Small alphabets make values meet often.

type Kind = 'text' | 'exact' | 'boolean' | 'time'
type Leaf = { path: string[]; kind: Kind }

const URN = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const COMMON_LEAVES: Leaf[] = [
  { path: ['id'], kind: 'exact' },
  { path: ['externalId'], kind: 'exact' },
  { path: ['displayName'], kind: 'text' },
  { path: ['meta', 'resourceType'], kind: 'exact' },
  { path: ['meta', 'location'], kind: 'exact' },
  { path: ['meta', 'lastModified'], kind: 'time' },
]
const USER_LEAVES: Leaf[] = [
  { path: ['userName'], kind: 'text' },
  { path: ['active'], kind: 'boolean' },
  { path: ['title'], kind: 'text' },
  { path: ['profileUrl'], kind: 'exact' },
  { path: ['name', 'familyName'], kind: 'text' },
  { path: [URN, 'department'], kind: 'text' },
  { path: [URN, 'manager', 'value'], kind: 'exact' },
  { path: ['emails', 'value'], kind: 'text' },
  { path: ['emails', 'type'], kind: 'text' },
  { path: ['emails', 'primary'], kind: 'boolean' },
  { path: ['photos', 'value'], kind: 'exact' },
  { path: ['groups', 'value'], kind: 'exact' },
  { path: ['groups', '$ref'], kind: 'exact' },
  { path: ['groups', 'display'], kind: 'text' },
  { path: ['groups', 'type'], kind: 'text' },
]
const GROUP_LEAVES: Leaf[] = [
  { path: ['members', 'value'], kind: 'exact' },
  { path: ['members', '$ref'], kind: 'exact' },
  { path: ['members', 'display'], kind: 'text' },
  { path: ['members', 'type'], kind: 'text' },
]
const LEAVES = [...COMMON_LEAVES, ...USER_LEAVES, ...GROUP_LEAVES]
const LISTS = { User: ['emails', 'photos', 'groups'], Group: ['members'] }
const IDS = ['1', '2', '25', String(nthRole(1)), String(nthRole(2)), String(nthRole(25))]
const ADDRESSES = IDS.flatMap((id) => [`${tenantUrl()}/Users/${id}`, `${tenantUrl()}/Groups/${id}`])
const LINKED_WORDS = [...IDS, ...ADDRESSES, `${tenantUrl()}/Users/`, '/1', 'direct', 'User', 'group', 'a0', 'B1', 'Ä']
// Stored times are milliseconds from 0 to 3 after midnight.
const TIMES = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.001Z',
  '2026-01-01T00:00:00.0015Z',
  '2026-01-01T01:00:00.002+01:00',
  '2025-12-31T19:00:00.002999-05:00',
  '2026-01-01T00:00:00.003000Z',
  '2026-01-02',
]
const WORDS = ['', 'a', 'A', 'ab', 'b', 'aB', 'ä', 'Ä', 'a%', '%', '_', 'a_', '\\', '"', "'", '{', '1', '10', '～', '😀', 'null', 'true']

const word = fc.constantFrom(...WORDS)
const stored = fc.constantFrom(...WORDS.filter((text) => text !== ''))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const element = fc.record({ value: stored, type: stored, primary: fc.boolean() }, { requiredKeys: ['value'] })
const person = fc.record({
  externalId: optional(stored),
  displayName: optional(stored),
  active: fc.boolean(),
  title: optional(stored),
  profileUrl: optional(stored),
  name: optional(fc.record({ familyName: stored, givenName: stored }, { requiredKeys: ['familyName'] })),
  [URN]: optional(fc.record({ department: stored, manager: fc.record({ value: stored }) }, { requiredKeys: [] })),
  emails: optional(fc.array(element, { minLength: 1, maxLength: 3 })),
  photos: optional(fc.array(element, { minLength: 1, maxLength: 2 })),
})

const people = fc.sample(person, { numRuns: 40, seed: 20261124 }).map((attributes, index) => {
  const resource = { userName: `${WORDS[index % WORDS.length]}${index}`, ...attributes }
  return Object.fromEntries(Object.entries(resource).filter(([, value]) => value !== undefined && !isEmpty(value))) as ScimResource
})
const role = fc.record({ externalId: optional(stored), members: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }) })
const roles = fc
  .sample(role, { numRuns: 30, seed: 20261124 })
  .map((attributes, index) => ({ displayName: `${WORDS[index % WORDS.length]}${index}`, ...attributes }))

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function metaOf(resourceType: string, id: number): ScimResource {
  return { resourceType, lastModified: `2026-01-01T00:00:00.00${id % 4}Z`, location: `${tenantUrl()}/${resourceType}s/${id}` }
}

function labelOf({ displayName, name, userName }: ScimResource): string {
  const { givenName, familyName } = (name ?? {}) as { givenName?: string; familyName?: string }
  return String(displayName ?? ([givenName, familyName].filter((part) => part !== undefined).join(' ') || userName))
}

const users: ScimResource[] = people.map((resource, index) => ({
  id: String(index + 1),
  meta: metaOf('User', index + 1),
  groups: roles.flatMap(({ displayName, members }, group) =>
    members.includes(index + 1)
      ? [{ value: String(nthRole(group + 1)), $ref: `${tenantUrl()}/Groups/${nthRole(group + 1)}`, display: displayName, type: 'direct' }]
      : [],
  ),
  ...resource,
}))
const groups: ScimResource[] = roles.map(({ displayName, externalId, members }, index) => ({
  id: String(nthRole(index + 1)),
  meta: metaOf('Group', nthRole(index + 1)),
  displayName,
  ...(externalId !== undefined && { externalId }),
  members: members.map((id) => ({
    value: String(id),
    $ref: `${tenantUrl()}/Users/${id}`,
    display: labelOf(people[id - 1] ?? {}),
    type: 'User',
  })),
}))

const TEXT_OPS: CompareOp[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']
const OPS: Record<Kind, CompareOp[]> = {
  text: TEXT_OPS,
  exact: TEXT_OPS,
  boolean: ['eq', 'ne'],
  time: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'],
}
const VALUES = { boolean: fc.constantFrom(true, false, 'True', 'false'), time: fc.constantFrom(...TIMES) }

function term({ path, kind }: Leaf): fc.Arbitrary<Filter> {
  const [urn, names] = path[0] === URN ? [{ urn: URN }, path.slice(1)] : [{}, path]
  const [attribute = '', subAttribute] = names
  const asPath = { ...urn, attribute, ...(subAttribute !== undefined && { subAttribute }) }
  const op = fc.constantFrom(...OPS[kind])
  const isLinked = ['value', '$ref', 'display', 'type', 'id', 'location'].includes(path.at(-1) ?? '')
  const value = kind === 'text' || kind === 'exact' ? (isLinked ? fc.oneof(word, fc.constantFrom(...LINKED_WORDS)) : word) : VALUES[kind]
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('compare' as const), path: fc.constant(asPath), op, value }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'present' as const, path: asPath }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('compare' as const),
        path: fc.constant(asPath),
        op: fc.constantFrom(...TEXT_OPS.slice(0, 2)),
        value: fc.constant(null),
      }),
    },
  )
}

function combined(leaf: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), operand: tie('filter') }),
    ),
  })).filter
}

function elementLeaves(list: string): Leaf[] {
  return LEAVES.filter(({ path }) => path[0] === list && path.length === 2).map(({ path, kind }) => ({ path: path.slice(1), kind }))
}

function filtersOver(types: ('User' | 'Group')[]): fc.Arbitrary<Filter> {
  const own = { User: USER_LEAVES, Group: GROUP_LEAVES }
  const leaves = [...COMMON_LEAVES, ...types.flatMap((type) => own[type])]
  const valuePath = fc
    .constantFrom(...types.flatMap((type) => LISTS[type]))
    .chain((attribute) =>
      combined(fc.oneof(...elementLeaves(attribute).map(term))).map(
        (filter): Filter => ({ kind: 'valuePath', path: { attribute }, filter }),
      ),
    )
  return combined(fc.oneof({ weight: 3, arbitrary: fc.oneof(...leaves.map(term)) }, { weight: 2, arbitrary: valuePath }))
}

function valuesAt(value: Json | undefined, path: string[]): Json[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path))
  const [key, ...rest] = path
  if (key === undefined) return [value]
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? valuesAt(value[key], rest) : []
}

function kindOf(path: string[], leaves: Leaf[]): Kind {
  return leaves.find((leaf) => leaf.path.join(' ') === path.join(' '))?.kind ?? 'text'
}

function holds(filter: Filter, resource: ScimResource, leaves: Leaf[]): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.operands.every((operand) => holds(operand, resource, leaves))
    case 'or':
      return filter.operands.some((operand) => holds(operand, resource, leaves))
    case 'not':
      return !holds(filter.operand, resource, leaves)
    case 'valuePath': {
      const elements = valuesAt(resource[filter.path.attribute], []) as ScimResource[]
      return elements.some((one) => holds(filter.filter, one, elementLeaves(filter.path.attribute)))
    }
    case 'present':
      return valuesAt(resource, keysOf(filter.path)).length > 0
    case 'compare':
      return holdsTerm(filter, resource, leaves)
  }
}

function holdsTerm({ path, op, value }: Filter & { kind: 'compare' }, resource: ScimResource, leaves: Leaf[]): boolean {
  const keys = keysOf(path)
  const values = valuesAt(resource, keys)
  if (value === null) return (op === 'eq') === (values.length === 0)
  const wanted = comparable(value, kindOf(keys, leaves))
  const found = values.map((one) => comparable(one, kindOf(keys, leaves)))
  return op === 'ne' ? !found.includes(wanted) : found.some((one) => compares(op, one, wanted))
}

function keysOf({ urn, attribute, subAttribute }: AttributePath): string[] {
  return [urn, attribute, subAttribute].filter((part) => part !== undefined)
}

function comparable(value: Json, kind: Kind): string {
  const text = String(value)
  if (kind === 'time') return String(microseconds(text)).padStart(20, '0')
  return kind === 'exact' ? text : text.toLowerCase()
}

function microseconds(time: string): number {
  const beyond = /\.\d{3}(\d{1,3})/.exec(time)?.[1] ?? ''
  return Date.parse(time) * 1000 + Number(beyond.padEnd(3, '0'))
}

function compares(op: CompareOp, value: string, wanted: string): boolean {
  if (op === 'eq') return value === wanted
  if (op === 'co') return value.includes(wanted)
  if (op === 'sw') return value.startsWith(wanted)
  if (op === 'ew') return value.endsWith(wanted)
  const order = Buffer.compare(Buffer.from(value), Buffer.from(wanted))
  if (op === 'gt') return order > 0
  if (op === 'ge') return order >= 0
  return op === 'lt' ? order < 0 : order <= 0
}

beforeAll(async () => {
  await freshDatabase()
  const actor = { kind: 'key', id: 1, name: 'Entra', address: null, requestId: null } as const
  for (const resource of people) await createUser({ resource, actor })
  for (const { externalId, ...attributes } of roles) await addRole({ ...attributes, externalId: externalId ?? null })
  const { pool } = await database()
  for (const table of ['User', 'Group'])
    await pool.query(`UPDATE "${table}" SET "updatedAt" = timestamptz '2026-01-01T00:00:00Z' + ("id" % 4) * interval '1 millisecond'`)
})

/** Compares what is found with what holds, over filters that are answered. */
async function check(
  filters: fc.Arbitrary<Filter>,
  find: (request: SearchRequest) => Promise<string[]>,
  expected: (filter: Filter) => string[],
) {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const found = await find({ filter, sortOrder: 'ascending', startIndex: 1, projection: {} }).catch((error: unknown) => {
        fc.pre(!(error instanceof ScimError && error.code === 'tooMany'))
        throw error
      })
      expect(found).toEqual(expected(filter))
    }),
    { numRuns: 300 },
  )
}

function matching(resources: ScimResource[], filter: Filter): string[] {
  return resources.flatMap((resource) => (holds(filter, resource, LEAVES) ? [String(resource.id)] : []))
}

it('a filter means in SQL what it means over the users themselves', async () => {
  const find = async (request: SearchRequest) => {
    const { users: found, totalResults } = await findProvisionedUsers(request)
    expect(totalResults).toBe(found.length)
    return found.map(({ id }) => String(id))
  }
  await check(filtersOver(['User']), find, (filter) => matching(users, filter))
})

it('a filter means in SQL what it means over the groups themselves', async () => {
  const find = async (request: SearchRequest) => {
    const { groups: found, totalResults } = await findGroups(request)
    expect(totalResults).toBe(found.length)
    return found.map(({ id }) => String(id))
  }
  await check(filtersOver(['Group']), find, (filter) => matching(groups, filter))
})

it('a filter of both means the same, with what a type does not have absent there', async () => {
  const find = async (request: SearchRequest) => {
    const { resources, totalResults } = await findResources(request, ['User', 'Group'])
    expect(totalResults).toBe(resources.length)
    return resources.map(({ type, row }) => `${type} ${row.id}`)
  }
  await check(filtersOver(['User', 'Group']), find, (filter) => [
    ...matching(users, filter).map((id) => `User ${id}`),
    ...matching(groups, filter).map((id) => `Group ${id}`),
  ])
})
