import { describe, expect, it } from 'vitest'

import { activeOperation, attributeOperations, managerOperation } from './patch-body'

const EMPLOYEE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber'
const MANAGER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager'
const resource = {
  displayName: 'Old Name',
  name: { givenName: 'Old', familyName: 'Name' },
  emails: [{ type: 'work', value: 'old@x.example' }],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: '1' },
}
const wanted = [
  { path: 'displayName', value: 'New Name' },
  { path: 'name.givenName', value: 'New' },
  { path: 'name.familyName', value: 'Name' },
  { path: 'emails[type eq "work"].value', value: 'new@x.example' },
  { path: 'phoneNumbers[type eq "mobile"].value', value: '+49 1' },
  { path: 'title', value: 'Boss' },
  { path: EMPLOYEE, value: '2' },
]

describe('PATCH without the flag', () => {
  it('has one capitalised operation per path, Add where nothing is held', () => {
    expect(attributeOperations({ resource, wanted, dialect: 'default' })).toEqual([
      { op: 'Replace', path: 'displayName', value: 'New Name' },
      { op: 'Replace', path: 'name.givenName', value: 'New' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@x.example' },
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 1' },
      { op: 'Add', path: 'title', value: 'Boss' },
      { op: 'Replace', path: EMPLOYEE, value: '2' },
    ])
  })

  it('writes active as text', () => {
    expect(activeOperation(false, 'default')).toEqual({ op: 'Replace', path: 'active', value: 'False' })
    expect(activeOperation(true, 'default')).toEqual({ op: 'Replace', path: 'active', value: 'True' })
  })

  it('writes the manager as a plain id or as documented, and clears it by an empty text', () => {
    const location = 'https://x.example/scim/Users/5'
    const manager = { id: '5', location, dialect: 'default' } as const
    expect(managerOperation({ ...manager, documented: false })).toEqual({ op: 'Add', path: MANAGER, value: '5' })
    expect(managerOperation({ ...manager, documented: true })).toEqual({
      op: 'Add',
      path: 'manager',
      value: [{ $ref: location, value: '5' }],
    })
    expect(managerOperation({ ...manager, id: null, documented: true })).toEqual({ op: 'Replace', path: MANAGER, value: '' })
  })
})

describe('PATCH with the flag', () => {
  it('has value paths and additions apart, and one operation without a path for the replacements', () => {
    expect(attributeOperations({ resource, wanted, dialect: 'flag' })).toEqual([
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'new@x.example' },
      { op: 'add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 1' },
      { op: 'add', path: 'title', value: 'Boss' },
      { op: 'replace', value: { displayName: 'New Name', 'name.givenName': 'New', [EMPLOYEE]: '2' } },
    ])
  })

  it('keeps the path of a single replacement', () => {
    const single = [{ path: 'displayName', value: 'New' }]
    expect(attributeOperations({ resource, wanted: single, dialect: 'flag' })).toEqual([
      { op: 'replace', path: 'displayName', value: 'New' },
    ])
  })

  it('writes active as a boolean', () => {
    expect(activeOperation(false, 'flag')).toEqual({ op: 'replace', path: 'active', value: false })
  })
})

it('sends nothing where nothing differs', () => {
  const same = [{ path: 'emails[type eq "work"].value', value: 'old@x.example' }]
  expect(attributeOperations({ resource, wanted: same, dialect: 'default' })).toEqual([])
})
