import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import type { AttributePath, CompareOp, Filter } from '@/lib/scim/filter/ast'
import type { Json, ScimResource } from '@/lib/scim/json'
import { createUser } from './create-user'
import { findProvisionedUsers } from './find-users'

// The meaning of filters told a second time, over plain resources and by no code of the product: each path's values are
// gathered, and a term holds when one of them does. Small alphabets make values meet often.

type Kind = 'text' | 'exact' | 'boolean'
type Leaf = { path: string[]; kind: Kind }

const URN = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const LEAVES: Leaf[] = [
  { path: ['userName'], kind: 'text' },
  { path: ['externalId'], kind: 'exact' },
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
]
const ELEMENT_LEAVES: Record<'emails' | 'photos', Leaf[]> = {
  emails: LEAVES.filter(({ path }) => path[0] === 'emails').map(({ path, kind }) => ({ path: path.slice(1), kind })),
  photos: [
    { path: ['value'], kind: 'exact' },
    { path: ['type'], kind: 'text' },
  ],
}
const WORDS = ['', 'a', 'A', 'ab', 'b', 'aB', 'ä', 'Ä', 'a%', '%', '_', 'a_', '\\', '"', "'", '{', '1', '10', '～', '😀', 'null', 'true']

const word = fc.constantFrom(...WORDS)
const stored = fc.constantFrom(...WORDS.filter((text) => text !== ''))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const element = fc.record({ value: stored, type: stored, primary: fc.boolean() }, { requiredKeys: ['value'] })
const person = fc.record({
  externalId: optional(stored),
  active: fc.boolean(),
  title: optional(stored),
  profileUrl: optional(stored),
  name: optional(fc.record({ familyName: stored })),
  [URN]: optional(fc.record({ department: stored, manager: fc.record({ value: stored }) }, { requiredKeys: [] })),
  emails: optional(fc.array(element, { minLength: 1, maxLength: 3 })),
  photos: optional(fc.array(element, { minLength: 1, maxLength: 2 })),
})

const population: ScimResource[] = fc.sample(person, { numRuns: 40, seed: 20261124 }).map((attributes, index) => {
  const resource = { userName: `${WORDS[index % WORDS.length]}${index}`, ...attributes }
  const kept = Object.entries(resource).filter(
    ([, value]) => value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0),
  )
  return Object.fromEntries(kept) as ScimResource
})

const TEXT_OPS: CompareOp[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']

function term({ path, kind }: Leaf): fc.Arbitrary<Filter> {
  const [urn, names] = path[0] === URN ? [{ urn: URN }, path.slice(1)] : [{}, path]
  const [attribute = '', subAttribute] = names
  const asPath = { ...urn, attribute, ...(subAttribute !== undefined && { subAttribute }) }
  const value = kind === 'boolean' ? fc.constantFrom(true, false, 'True', 'false') : word
  const op = fc.constantFrom(...(kind === 'boolean' ? TEXT_OPS.slice(0, 2) : TEXT_OPS))
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

const valuePath = fc
  .constantFrom('emails' as const, 'photos' as const)
  .chain((attribute) =>
    combined(fc.oneof(...ELEMENT_LEAVES[attribute].map(term))).map(
      (filter): Filter => ({ kind: 'valuePath', path: { attribute }, filter }),
    ),
  )
const anyFilter = combined(fc.oneof({ weight: 3, arbitrary: fc.oneof(...LEAVES.map(term)) }, { weight: 2, arbitrary: valuePath }))

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
      const inside = filter.path.attribute === 'emails' ? ELEMENT_LEAVES.emails : ELEMENT_LEAVES.photos
      return elements.some((one) => holds(filter.filter, one, inside))
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
  return kind === 'exact' ? text : text.toLowerCase()
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
  for (const resource of population) await createUser({ resource, actor })
})

it('a filter means in SQL what it means over the resources themselves', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilter, async (filter) => {
      const { users, totalResults } = await findProvisionedUsers({ filter, sortOrder: 'ascending', startIndex: 1, projection: {} })
      const expected = population.flatMap((resource, index) => (holds(filter, resource, LEAVES) ? [index + 1] : []))
      expect(users.map(({ id }) => id)).toEqual(expected)
      expect(totalResults).toBe(expected.length)
    }),
    { numRuns: 300 },
  )
})
