import { describe, expect, it } from 'vitest'

import { parsePatchOp } from '../messages/patch-op'
import { CORE_GROUP_URN, groupDefinition } from '../schemas/group'
import cases from './member-changes.json'
import { splitMemberChanges } from './member-changes'

function split(operation: object) {
  return splitMemberChanges(parsePatchOp({ Operations: [operation] }), groupDefinition)
}

describe('changes of members', () => {
  it.each(cases.changes)('$name', ({ operation, members }) => {
    expect(split(operation).members).toEqual(members)
  })

  it.each(cases.refused)('$name is refused', ({ operation, scimType, detail }) => {
    expect(() => split(operation)).toThrow(
      expect.objectContaining({
        status: 400,
        scimType,
        detail: expect.stringMatching(new RegExp(`^Operations\\[0\\].*${detail}`)) as string,
      }),
    )
  })

  it('reads other filters as what they select', () => {
    const [change] = split({ op: 'remove', path: 'members[display sw "A" and type eq "User"]' }).members
    expect(change).toMatchObject({ kind: 'removeMatching', filter: { kind: 'and' } })
  })

  it('keeps changes in their order and the rest at its index', () => {
    const patch = parsePatchOp({
      Operations: [
        { op: 'Add', path: 'members', value: [{ value: '1' }] },
        { op: 'Replace', path: 'displayName', value: 'New' },
        { op: 'Remove', path: 'members', value: [{ value: '2' }] },
      ],
    })
    const { attributes, members } = splitMemberChanges(patch, groupDefinition)
    expect(members.map(({ kind }) => kind)).toEqual(['add', 'remove'])
    expect(attributes.Operations).toHaveLength(3)
    expect(attributes.Operations[1]).toEqual({ op: 'replace', path: 'displayName', value: 'New' })
  })

  it('parts an operation without path into members and attributes', () => {
    const value = { displayName: 'New', [`${CORE_GROUP_URN}:members`]: [{ value: '1' }], externalId: 'x' }
    const { attributes, members } = split({ op: 'replace', value })
    expect(members).toEqual([{ kind: 'replaceAll', ids: ['1'] }])
    expect(attributes.Operations).toEqual([{ op: 'replace', value: { displayName: 'New', externalId: 'x' } }])
  })
})
