import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fold, foldResource } from './fold-resource'
import { ENTERPRISE_USER_URN as E } from './schemas/enterprise-user'
import { userDefinition } from './schemas/user-definition'
import { testGroupDefinition } from './test-group-definition'

describe('fold', () => {
  it('makes texts equal that differ in case or in how an umlaut is written', () => {
    expect(fold('BJÖRN@Example.COM')).toBe(fold('bjo\u0308rn@example.com'))
    expect(fold('Björn')).not.toBe(fold('Bjorn'))
    expect(fold('ΝΙΚΟΣ')).toBe(fold('νικος'))
    expect(fold('ΝΙΚΟΣ')).toBe(fold('νικοσ'))
  })

  it('folds the parts of a text as it folds the whole', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aZßẞéÉİıΣσςΟДж@. ') })
    fc.assert(fc.property(text, text, (left, right) => fold(left + right) === fold(left) + fold(right)))
  })
})

describe('foldResource', () => {
  it('folds what is not caseExact and keeps what is', () => {
    const user = {
      userName: 'Ada',
      externalId: 'AbC',
      active: true,
      name: { givenName: 'ADA' },
      emails: [{ value: 'A@B', primary: true }],
      photos: [{ value: 'https://X/Y', type: 'Photo' }],
      [E]: { department: 'R&D', manager: { value: 'Id' } },
    }
    const before = structuredClone(user)
    expect(foldResource(user, userDefinition)).toEqual({
      userName: 'ada',
      externalId: 'AbC',
      active: true,
      name: { givenName: 'ada' },
      emails: [{ value: 'a@b', primary: true }],
      photos: [{ value: 'https://X/Y', type: 'photo' }],
      [E]: { department: 'r&d', manager: { value: 'Id' } },
    })
    expect(user).toEqual(before)
  })

  it('writes dates in one way', () => {
    expect(foldResource({ renewedAt: '2026-01-31T08:00:00+01:00' }, testGroupDefinition)).toEqual({ renewedAt: '2026-01-31T07:00:00.000Z' })
    expect(foldResource({ meta: { created: '2026-01-31T08:00:00Z' } }, userDefinition)).toEqual({
      meta: { created: '2026-01-31T08:00:00.000Z' },
    })
  })
})
