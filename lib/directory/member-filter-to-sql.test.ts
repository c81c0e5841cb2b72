import { beforeAll, describe, expect, it } from 'vitest'

import { freshDatabase } from '@/lib/db/test-database'
import { parsePatchOp } from '@/lib/scim/messages/patch-op'
import { splitMemberChanges } from '@/lib/scim/patch/member-changes'
import { groupDefinition } from '@/lib/scim/schemas/group'
import { findMembers } from './group-members'
import { MAX_MEMBER_COMPARISONS, requireModestFilters } from './member-filter-to-sql'
import { patchGroup } from './patch-group'
import { addRole } from './test-roles'
import { addUser } from './test-users'

const actor = { kind: 'key', id: 7, name: 'Entra', address: null, requestId: null } as const
const tooLarge = expect.objectContaining({ status: 413, detail: expect.stringContaining('Name the members by value.') as string }) as Error

function removing(...filters: string[]) {
  return parsePatchOp({ Operations: filters.map((filter) => ({ op: 'remove', path: `members[${filter}]` })) })
}

function check(memberCount: number, ...filters: string[]): () => void {
  return () => requireModestFilters(splitMemberChanges(removing(...filters), groupDefinition).members, memberCount)
}

const times = (count: number, term: string) => Array<string>(count).fill(term).join(' or ')

describe('the filters of one PATCH', () => {
  it.each<[string, number, string[]]>([
    ['one term', MAX_MEMBER_COMPARISONS, ['display co "x"']],
    ['terms in one filter', MAX_MEMBER_COMPARISONS / 10, [times(10, 'display co "x"')]],
    ['terms in several filters', MAX_MEMBER_COMPARISONS / 10, [times(7, 'display co "x"'), 'type pr', 'display sw "x" and value sw "1"']],
  ])('compare with no more than 2,000,000 members in all: %s', (_name, most, filters) => {
    expect(MAX_MEMBER_COMPARISONS).toBe(2_000_000)
    expect(check(most, ...filters)).not.toThrow()
    expect(check(most + 1, ...filters)).toThrow(tooLarge)
  })

  it('cost what their ids do where they compare value with eq', () => {
    const ids = times(400, 'value eq "5"')
    expect(check(9_000_000, ids, 'value eq "5" and type eq "User"', `(${ids}) and display co "x"`)).not.toThrow()
    expect(check(9_000_000, 'value eq "5" or display co "x"')).toThrow(tooLarge)
  })

  it('are bounded for small groups too, and have no more terms each than a search may have', () => {
    const filters = (count: number) => Array<string>(count).fill(times(100, 'display co "x"'))
    expect(check(10, ...filters(20))).not.toThrow()
    expect(check(10, ...filters(21))).toThrow(tooLarge)
    expect(check(10, times(101, 'display co "x"'))).toThrow(expect.objectContaining({ status: 400, scimType: 'tooMany' }) as Error)
  })
})

describe('a PATCH of a group', () => {
  beforeAll(freshDatabase)

  it('that compares too much changes nothing', async () => {
    const ids: number[] = []
    for (const userName of ['a', 'b', 'c']) ids.push(await addUser({ resource: { userName } }))
    const group = await addRole({ displayName: 'Huge', members: ids, memberCount: MAX_MEMBER_COMPARISONS })
    const patch = (...filters: string[]) => patchGroup({ id: String(group), patch: removing(...filters), ifMatch: null, actor })
    const members = async () => (await findMembers([group])).get(group)?.map(({ userId }) => userId)
    await expect(patch(`value eq "${ids[0]}"`, 'display eq "a"', 'display eq "b"')).rejects.toThrow(tooLarge)
    expect(await members()).toEqual(ids)
    await patch(`value eq "${ids[0]}" and type eq "User"`, `(value eq "${ids[1]}" or value eq "${ids[2]}") and display eq "b"`)
    expect(await members()).toEqual([ids[2]])
  })
})
