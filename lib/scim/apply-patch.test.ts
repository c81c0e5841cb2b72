import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { applyPatch } from './apply-patch'
import { coerceResource } from './coerce-resource'
import type { Json, ScimResource } from './json'
import { parsePatchOp } from './messages/patch-op'
import table from './patch.json'
import { ENTERPRISE_USER_URN } from './schemas/enterprise-user'
import { userDefinition } from './schemas/user-definition'
import { ScimError } from './scim-error'
import { testGroupDefinition } from './test-group-definition'

describe('applyPatch', () => {
  it.each(table.golden)('takes shape $promise', ({ before, operations, after, resource }) => {
    expect(patched(before, operations, resource)).toEqual(after)
  })

  it.each(table.more)('$promise', ({ before, operations, after, resource }) => {
    expect(patched(before, operations, resource)).toEqual(after)
  })

  it.each(table.refused)('refuses: $promise', ({ before, operations, scimType, says, resource }) => {
    const outcome = outcomeOf(() => patched(before, operations, resource))
    expect(outcome).toBeInstanceOf(ScimError)
    expect(outcome).toMatchObject({ status: 400, scimType, detail: expect.stringContaining(says) })
  })

  it('changes nothing when the last operation is refused', () => {
    const before = { userName: 'ada', emails: [{ value: 'a' }] }
    const operations = [
      { op: 'replace', path: 'emails', value: 'b' },
      { op: 'replace', path: 'nonsense', value: 1 },
    ]
    expect(outcomeOf(() => patched(before, operations))).toBeInstanceOf(ScimError)
    expect(before).toEqual({ userName: 'ada', emails: [{ value: 'a' }] })
  })

  it('adds and removes ten thousand members', () => {
    const members = Array.from({ length: 10_000 }, (_, index) => ({ value: String(index) }))
    const before = { displayName: 'All', members }
    expect(patched(before, [{ op: 'add', path: 'members', value: members }], 'Group')).toEqual(before)
    expect(patched(before, [{ op: 'remove', path: 'members', value: members }], 'Group')).toEqual({ displayName: 'All' })
  })

  it('adds and removes one address for thirty thousand purposes', { timeout: 10_000 }, () => {
    const emails = Array.from({ length: 30_000 }, (_, index) => ({ value: 'a', type: String(index) }))
    const before = { userName: 'ada', emails }
    expect(patched({ userName: 'ada' }, [{ op: 'add', path: 'emails', value: emails }])).toEqual(before)
    expect(patched(before, [{ op: 'remove', path: 'emails', value: emails }])).toEqual({ userName: 'ada' })
  })

  it('adds one address to a long list of its kind tens of thousands of times, or refuses', { timeout: 10_000 }, () => {
    const phoneNumbers = Array.from({ length: 20_000 }, (_, index) => ({ value: 'a', display: String(index) }))
    const again = [{ op: 'add', path: 'phoneNumbers', value: Array(60_000).fill({ value: 'a' }) }]
    expect(patched({ userName: 'ada', phoneNumbers }, again)).toEqual({ userName: 'ada', phoneNumbers })
    const others = [
      {
        op: 'add',
        path: 'phoneNumbers',
        value: phoneNumbers.map(({ display }) => ({ value: 'a', display: `x${display}`, primary: false })),
      },
    ]
    expect(outcomeOf(() => patched({ userName: 'ada', phoneNumbers }, others))).toMatchObject({ status: 413 })
  })

  it('refuses to look through a long list a thousand times', () => {
    const emails = Array.from({ length: 15_000 }, (_, index) => ({ value: String(index) }))
    const list = emails.slice(0, 1000).map(({ value }) => ({ op: 'replace', path: `emails[value eq "${value}"].display`, value: 'x' }))
    expect(outcomeOf(() => patched({ userName: 'ada', emails }, list))).toMatchObject({ status: 413 })
  })

  it('never touches its input and throws nothing but a ScimError', () => {
    fc.assert(
      fc.property(users(), fc.array(operations(), { minLength: 1, maxLength: 5 }), (body, list) => {
        const before = deepFreeze(coerceResource(body, userDefinition))
        const outcome = outcomeOf(() => patched(before, list))
        if (isFailure(outcome)) expect(outcome).toBeInstanceOf(ScimError)
        else expect(coerceResource(outcome, userDefinition)).toEqual(outcome)
      }),
      { numRuns: 500 },
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each<[ScimResource, ScimResource[]]>([
    [
      {
        emails: [
          { value: 'a', type: 'work', display: 'x' },
          { value: 'a', type: 'work', display: 'y' },
        ],
      },
      [
        { value: 'a', type: 'work', display: 'y' },
        { value: 'a', type: 'work', display: 'z' },
      ],
    ],
    [
      {},
      [
        { value: 'A', type: 'home' },
        { value: 'a', display: 'd' },
        { value: 'a', type: 'work' },
      ],
    ],
  ])('adds to %j what is like %j, and changes nothing when it is added again', (before, value) => {
    const list = [{ op: 'add', path: 'emails', value }]
    const once = patched({ userName: 'ada', ...before }, list)
    expect(patched(once, list)).toEqual(once)
  })

  it('comes to the same when a replace is repeated', () => {
    fc.assert(
      fc.property(users(), operations('replace'), (body, operation) => {
        const once = outcomeOf(() => patched(coerceResource(body, userDefinition), [operation]))
        if (!isFailure(once)) expect(patched(once, [operation])).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })
})

const PATHS = [
  'active',
  'title',
  'Name',
  'name.givenName',
  'emails',
  'emails[type eq "work"].value',
  'emails[type eq "home"].display',
  'roles[primary eq "True"].value',
  'addresses[type eq "work"].locality',
  'manager',
  `${ENTERPRISE_USER_URN}:department`,
  `${ENTERPRISE_USER_URN}:manager`,
  ENTERPRISE_USER_URN,
  '__proto__',
  '__proto__.polluted',
  'constructor.prototype.polluted',
  'id',
]

function operations(op?: string): fc.Arbitrary<Record<string, Json>> {
  return fc.record(
    {
      op: op ? fc.constant(op) : fc.constantFrom('add', 'Replace', 'REMOVE'),
      path: fc.constantFrom(...PATHS),
      value: values(),
    },
    { requiredKeys: ['op', 'value'], noNullPrototype: true },
  )
}

function users(): fc.Arbitrary<Record<string, Json>> {
  const element = fc.record(
    { type: fc.constantFrom('work', 'home'), value: fc.constantFrom('a', 'b', ''), primary: fc.boolean() },
    { requiredKeys: [] },
  )
  return fc.record(
    {
      userName: fc.constant('ada'),
      title: fc.constantFrom('', 'Countess'),
      name: fc.record({ givenName: fc.constantFrom('Ada', null) }, { requiredKeys: [] }),
      emails: fc.array(element, { maxLength: 3 }),
      roles: fc.array(element, { maxLength: 2 }),
      [ENTERPRISE_USER_URN]: fc.record({ department: fc.constant('R'), manager: fc.constantFrom('1', '2') }, { requiredKeys: [] }),
    },
    { requiredKeys: ['userName'] },
  )
}

function values(): fc.Arbitrary<Json> {
  const leaf = fc.oneof(fc.constantFrom<Json>('True', 'work', 'home', '', null, true, false, 'a', '\0', 5), fc.string())
  const keys = fc.constantFrom(
    'value',
    'type',
    'primary',
    'givenName',
    'title',
    'name.givenName',
    'emails',
    ENTERPRISE_USER_URN,
    '__proto__',
    'constructor',
  )
  const element = fc.dictionary(keys, leaf, { maxKeys: 3 })
  return fc.oneof(leaf, element, fc.array(element, { maxLength: 3 }), fc.dictionary(keys, fc.oneof(leaf, element), { maxKeys: 3 }))
}

function patched(resource: unknown, list: unknown[], name = 'User'): ScimResource {
  const definition = name === 'Group' ? testGroupDefinition : userDefinition
  return applyPatch({ resource: resource as ScimResource, patch: parsePatchOp({ Operations: list }), definition })
}

function outcomeOf(act: () => ScimResource): ScimResource | Error {
  try {
    return act()
  } catch (error) {
    return error as Error
  }
}

function isFailure(outcome: ScimResource | Error): outcome is Error {
  return outcome instanceof Error
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}
