import { describe, expect, it } from 'vitest'

import { diffResources } from './diff-resources'
import { ENTERPRISE_USER_URN as E } from './schemas/enterprise-user'

describe('diffResources', () => {
  it('names what changed by its SCIM path, and nothing else', () => {
    const before = {
      userName: 'ada',
      active: true,
      title: 'x',
      name: { givenName: 'Ada', familyName: 'B' },
      emails: [{ value: 'a', type: 'work' }],
      [E]: { department: 'R', manager: { value: '1' } },
    }
    const after = {
      userName: 'ada',
      active: false,
      name: { givenName: 'Ada', familyName: 'L' },
      emails: [{ value: 'b', type: 'work' }],
      nickName: 'n',
      [E]: { department: 'D', manager: { value: '2' } },
    }
    expect(diffResources(before, after)).toEqual({
      before: {
        active: true,
        title: 'x',
        'name.familyName': 'B',
        emails: [{ value: 'a', type: 'work' }],
        [`${E}:department`]: 'R',
        [`${E}:manager.value`]: '1',
        nickName: null,
      },
      after: {
        active: false,
        title: null,
        'name.familyName': 'L',
        emails: [{ value: 'b', type: 'work' }],
        [`${E}:department`]: 'D',
        [`${E}:manager.value`]: '2',
        nickName: 'n',
      },
    })
  })

  it('finds no difference in the order of keys', () => {
    const left = { name: { givenName: 'A', familyName: 'B' }, emails: [{ value: 'a', type: 'work' }] }
    const right = { emails: [{ type: 'work', value: 'a' }], name: { familyName: 'B', givenName: 'A' } }
    expect(diffResources(left, right)).toEqual({ before: {}, after: {} })
  })

  it('finds a difference in the order of elements and from nothing at all', () => {
    expect(diffResources({ roles: ['a', 'b'] }, { roles: ['b', 'a'] }).after).toEqual({ roles: ['b', 'a'] })
    expect(diffResources({}, { userName: 'a' })).toEqual({ before: { userName: null }, after: { userName: 'a' } })
  })
})
