import { describe, expect, it } from 'vitest'

import { parseProjection, projectAttributes } from './attribute-projection'
import type { Json } from './json'
import { ENTERPRISE_USER_URN as E } from './schemas/enterprise-user'
import { CORE_USER_URN } from './schemas/user'
import { userDefinition } from './schemas/user-definition'
import { testGroupDefinition } from './test-group-definition'

const schemas = [CORE_USER_URN, E]
const emails: Json = [
  { type: 'work', value: 'w', primary: true },
  { type: 'home', value: 'h' },
]
const meta = { resourceType: 'User', version: 'W/"1"', location: 'l' }
const ada = {
  schemas,
  id: '5',
  userName: 'ada',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails,
  meta,
  [E]: { department: 'R', manager: { value: '1', $ref: 'r' } },
}

describe('projectAttributes', () => {
  it.each([
    ['userName', { userName: 'ada' }],
    [' USERNAME , id', { userName: 'ada' }],
    ['name', { name: { givenName: 'Ada', familyName: 'Lovelace' } }],
    ['name.givenName', { name: { givenName: 'Ada' } }],
    ['name.givenName,name', { name: { givenName: 'Ada', familyName: 'Lovelace' } }],
    ['emails.value', { emails: [{ value: 'w' }, { value: 'h' }] }],
    ['emails.primary', { emails: [{ primary: true }] }],
    ['emails.display', {}],
    ['meta', { meta }],
    ['meta.version', { meta: { version: 'W/"1"' } }],
    [`${CORE_USER_URN}:userName`, { userName: 'ada' }],
    [E, { [E]: { department: 'R', manager: { value: '1', $ref: 'r' } } }],
    [`${E}:department`, { [E]: { department: 'R' } }],
    [`${E.toLowerCase()}:Manager.Value`, { [E]: { manager: { value: '1' } } }],
    ['department', { [E]: { department: 'R' } }],
    ['nonsense', {}],
    ['password', {}],
    ['__proto__,constructor', {}],
  ])('attributes=%s gives that, id and schemas', (attributes, expected) => {
    expect(projectAttributes(ada, parseProjection({ attributes }), userDefinition)).toEqual({ schemas, id: '5', ...expected })
  })

  it.each([
    ['userName', ['userName']],
    ['id,schemas', []],
    ['name,emails,meta', ['name', 'emails', 'meta']],
    [E, [E]],
    [`${E}:department,${E}:manager`, [E]],
    ['name.givenName,name.familyName', ['name']],
    ['nonsense', []],
  ])('excludedAttributes=%s gives all the rest', (excludedAttributes, missing) => {
    const rest = Object.fromEntries(Object.entries(ada).filter(([key]) => !missing.some((name) => name === key)))
    expect(projectAttributes(ada, parseProjection({ excludedAttributes }), userDefinition)).toEqual(rest)
  })

  it('excludes sub-attributes of each element', () => {
    const result = projectAttributes(ada, parseProjection({ excludedAttributes: 'emails.type,emails.primary' }), userDefinition)
    expect(result.emails).toEqual([{ value: 'w' }, { value: 'h' }])
  })

  it('takes the second list from the first', () => {
    const projection = parseProjection({ attributes: 'name,userName', excludedAttributes: 'name.familyName' })
    expect(projectAttributes(ada, projection, userDefinition)).toEqual({ schemas, id: '5', userName: 'ada', name: { givenName: 'Ada' } })
  })

  it('never returns what is never returned, and on request what is', () => {
    expect(projectAttributes({ id: '1', password: 'p' }, {}, userDefinition)).toEqual({ id: '1' })
    const group = { id: '1', displayName: 'G', secret: 's' }
    expect(projectAttributes(group, {}, testGroupDefinition)).toEqual({ id: '1', displayName: 'G' })
    expect(projectAttributes(group, { attributes: ['secret'] }, testGroupDefinition)).toEqual({ id: '1', secret: 's' })
  })

  it('keeps an empty list, which Entra wants to see for members', () => {
    const group = { id: '1', displayName: 'G', members: [] }
    expect(projectAttributes(group, {}, testGroupDefinition)).toEqual(group)
    expect(projectAttributes(group, { excludedAttributes: ['members'] }, testGroupDefinition)).toEqual({ id: '1', displayName: 'G' })
  })

  it('leaves its input alone', () => {
    const before = structuredClone(ada)
    projectAttributes(ada, parseProjection({ attributes: 'emails.value' }), userDefinition)
    expect(ada).toEqual(before)
  })
})

describe('parseProjection', () => {
  it.each(['a b', 'emails[type eq "work"]', 'a.b.c', 'x'.repeat(10_001)])('refuses %s', (attributes) => {
    expect(() => parseProjection({ attributes })).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidValue' }))
  })

  it('reads empty parameters as absent', () => {
    expect(parseProjection({ attributes: ' , ', excludedAttributes: '' })).toEqual({})
  })
})
