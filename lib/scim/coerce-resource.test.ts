import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import table from './coerce.json'
import { coerceResource, schemasOf } from './coerce-resource'
import { CORE_USER_URN, userSchema } from './schemas/user'
import { ENTERPRISE_USER_URN, enterpriseUserSchema } from './schemas/enterprise-user'
import { userDefinition } from './schemas/user-definition'
import { ScimError } from './scim-error'
import { testGroupDefinition } from './test-group-definition'

describe('coerceResource', () => {
  it.each(table.accepted)('$promise', ({ body, after }) => {
    const resource = coerceResource(body, userDefinition)
    expect(resource).toEqual(after)
    expect(coerceResource(resource, userDefinition)).toEqual(resource)
  })

  it.each(table.refused)('refuses $promise', ({ body, scimType, says }) => {
    expect(refusalOf(body)).toMatchObject({ status: 400, scimType, detail: expect.stringContaining(says) })
  })

  it('keeps every attribute of the schemas that it advertises', () => {
    const body = { userName: 'ada', ...sampleOf(userSchema.attributes), [ENTERPRISE_USER_URN]: sampleOf(enterpriseUserSchema.attributes) }
    const { password, ...kept } = body as Record<string, unknown>
    expect(password).toBe('x')
    expect(coerceResource(body, userDefinition)).toEqual(kept)
  })

  it('keeps the other types of other schemas', () => {
    const body = { displayName: 'G', size: '7', renewedAt: '2026-01-31T08:00:00+01:00', labels: ['a', 5], members: '1' }
    const after = { displayName: 'G', size: 7, renewedAt: '2026-01-31T08:00:00+01:00', labels: ['a', '5'], members: [{ value: '1' }] }
    expect(coerceResource(body, testGroupDefinition)).toEqual(after)
  })

  it('refuses a body of a million levels without exhausting the stack', () => {
    const body = JSON.parse(`{"userName":"a","x":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`)
    expect(refusalOf(body)).toMatchObject({ status: 400, scimType: 'invalidSyntax' })
    const objects = JSON.parse(`${'{"name":'.repeat(1000)}1${'}'.repeat(1000)}`)
    expect(refusalOf(objects)).toMatchObject({ status: 400, scimType: 'invalidSyntax' })
  })

  it('refuses half of a surrogate pair, which JSON can carry and Unicode cannot', () => {
    expect(refusalOf({ userName: 'a\ud800' })).toMatchObject({ status: 400, scimType: 'invalidValue' })
    expect(coerceResource({ userName: 'a\ud83d\ude00' }, userDefinition)).toEqual({ userName: 'a\ud83d\ude00' })
  })

  it('quotes no more than a piece of a long value', () => {
    const error = refusalOf({ userName: 'a', active: 'x'.repeat(1_000_000) })
    expect(error.detail.length).toBeLessThan(300)
  })

  it('is not impressed by keys of prototypes', () => {
    const body = JSON.parse(
      '{"userName":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"name":{"__proto__":{"polluted":1}}}',
    )
    expect(coerceResource(body, userDefinition)).toEqual({ userName: 'a' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('throws nothing but a ScimError, whatever JSON comes, and changes nothing the second time', () => {
    const names = userSchema.attributes.map(({ name }) => name)
    const subNames = [
      'value',
      'type',
      'primary',
      'display',
      'givenName',
      'Formatted',
      'manager',
      'manager.value',
      'department',
      '__proto__',
    ]
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...subNames), fc.jsonValue()), fc.constantFrom('True', ''))
    const key = fc.oneof(
      fc.constantFrom(...names, ENTERPRISE_USER_URN, CORE_USER_URN, 'schemas', 'id', '__proto__', 'name.givenName'),
      fc.string(),
    )
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 3 }))))
    fc.assert(
      fc.property(body, fc.boolean(), (json, isNamed) => {
        const sent = isNamed && typeof json === 'object' && json !== null ? { ...json, userName: 'a' } : json
        const outcome = outcomeOf(sent)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ScimError)
        else expect(coerceResource(outcome, userDefinition)).toEqual(outcome)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('schemasOf', () => {
  it('names the extensions that have data, and no others', () => {
    expect(schemasOf({ userName: 'a' }, userDefinition)).toEqual([CORE_USER_URN])
    expect(schemasOf({ userName: 'a', [ENTERPRISE_USER_URN]: { department: 'D' } }, userDefinition)).toEqual([
      CORE_USER_URN,
      ENTERPRISE_USER_URN,
    ])
  })
})

function sampleOf(attributes: typeof userSchema.attributes): Record<string, unknown> {
  const writable = attributes.filter(({ mutability }) => mutability !== 'readOnly')
  return Object.fromEntries(
    writable.map(({ name, type, multiValued, subAttributes }) => {
      const value = type === 'complex' ? sampleOf(subAttributes ?? []) : type === 'boolean' ? true : 'x'
      return [name, multiValued ? [value] : value]
    }),
  )
}

function outcomeOf(body: unknown): unknown {
  try {
    return coerceResource(body, userDefinition)
  } catch (error) {
    return error
  }
}

function refusalOf(body: unknown): ScimError {
  const outcome = outcomeOf(body)
  if (outcome instanceof ScimError) return outcome
  throw new Error(`no ScimError but ${JSON.stringify(outcome)}`)
}
