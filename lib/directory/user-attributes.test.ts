import { expect, it } from 'vitest'

import { ENTERPRISE_USER_URN } from '@/lib/scim/schemas/enterprise-user'
import { userAttributes } from './user-attributes'

it('shows every value with the path that leads to it, in the order of the schemas', () => {
  const [core, enterprise] = userAttributes({
    schemas: ['left out'],
    meta: { version: 'left out' },
    emails: [
      { value: 'eve@example.com', type: 'work', primary: true },
      { value: 'eve@home.example', type: 'home' },
    ],
    active: false,
    phoneNumbers: [{ type: 'mobile', value: '1' }, { type: 'mobile', value: '2"' }, { display: 'none' }],
    name: { familyName: 'Adams', givenName: 'Eve', middleName: null },
    userName: 'eve@example.com',
    id: '7',
    externalId: 'e-17',
    roles: [],
    [ENTERPRISE_USER_URN]: { manager: { value: '1042', displayName: 'Ada' }, department: 'R & D' },
  })
  expect(core).toEqual({
    urn: null,
    rows: [
      { label: 'ID', path: 'id', value: '7' },
      { label: 'External ID', path: 'externalId', value: 'e-17' },
      { label: 'User name', path: 'userName', value: 'eve@example.com' },
      { label: 'Family name', path: 'name.familyName', value: 'Adams' },
      { label: 'Given name', path: 'name.givenName', value: 'Eve' },
      { label: 'Active', path: 'active', value: 'false' },
      { label: 'E-mail address (work)', path: 'emails[type eq "work"].value', value: 'eve@example.com' },
      { label: 'E-mail address (work): primary', path: 'emails[type eq "work"].primary', value: 'true' },
      { label: 'E-mail address (home)', path: 'emails[type eq "home"].value', value: 'eve@home.example' },
      { label: 'Phone number 1', path: 'phoneNumbers[value eq "1"].value', value: '1' },
      { label: 'Phone number 1: type', path: 'phoneNumbers[value eq "1"].type', value: 'mobile' },
      { label: 'Phone number 2', path: 'phoneNumbers[value eq "2\\""].value', value: '2"' },
      { label: 'Phone number 2: type', path: 'phoneNumbers[value eq "2\\""].type', value: 'mobile' },
      { label: 'Phone number 3: display', path: 'phoneNumbers.display', value: 'none' },
    ],
  })
  expect(enterprise).toEqual({
    urn: ENTERPRISE_USER_URN,
    rows: [
      { label: 'Department', path: `${ENTERPRISE_USER_URN}:department`, value: 'R & D' },
      { label: 'Manager ID', path: `${ENTERPRISE_USER_URN}:manager.value`, value: '1042' },
      { label: 'Manager: display name', path: `${ENTERPRISE_USER_URN}:manager.displayName`, value: 'Ada' },
    ],
  })
})

it('has no group without a value', () => {
  expect(userAttributes({ id: '7', [ENTERPRISE_USER_URN]: {} })).toEqual([{ urn: null, rows: [{ label: 'ID', path: 'id', value: '7' }] }])
})
