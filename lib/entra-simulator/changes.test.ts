import { describe, expect, it } from 'vitest'

import { changeTenant } from './changes'
import { createContext } from './create-context'
import { changeGroups } from './group-changes'

const CYCLES = 12

/** A tenant in which cycle after cycle changes people and groups, and somebody is disabled between two. */
function* cyclesOf(users: number) {
  const context = createContext({ tenantUrl: 'http://127.0.0.1/scim', users, groups: 25 })
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const people = changeTenant(context)
    const groups = changeGroups(context)
    yield { context, people, groups }
    context.state.disabled.add(cycle)
  }
}

describe('what changes in the tenant from cycle to cycle', () => {
  it.each([15, 60])('leaves each of %i people a name of the first cycle, by which a run that remembers nothing finds them', (users) => {
    const changed = { userPrincipalName: 0, mailNickname: 0 }
    for (const { context, people } of cyclesOf(users)) {
      for (const index of people) {
        const user = context.source.user(index)
        const original = context.source.original(index)
        const isRenamed = user.userPrincipalName !== original.userPrincipalName
        const hasOtherNickname = user.mailNickname !== original.mailNickname
        expect(isRenamed && hasOtherNickname).toBe(false)
        if (isRenamed) changed.userPrincipalName += 1
        if (hasOtherNickname) changed.mailNickname += 1
      }
    }
    expect(Math.min(changed.userPrincipalName, changed.mailNickname)).toBeGreaterThan(0)
  })

  it('leaves each group its first name, case apart, or its first objectId, and changes both at once', () => {
    const changed = { displayName: 0, objectId: 0, both: 0 }
    const before = new Map<number, { displayName: string; objectId: string }>()
    for (const { context, groups } of cyclesOf(20)) {
      for (const index of groups) {
        const { displayName, objectId } = context.groups.group(index)
        const original = context.groups.original(index)
        const former = before.get(index) ?? original
        const isRenamed = displayName.toLowerCase() !== original.displayName.toLowerCase()
        expect(isRenamed && objectId !== original.objectId).toBe(false)
        if (isRenamed) changed.displayName += 1
        if (objectId !== original.objectId) changed.objectId += 1
        if (displayName !== former.displayName && objectId !== former.objectId) changed.both += 1
        before.set(index, { displayName, objectId })
      }
    }
    expect(Math.min(...Object.values(changed))).toBeGreaterThan(0)
  })
})
