import { describe, expect, it } from 'vitest'

import { createGroupDirectory, SMALL_GROUP } from './group-directory'

function groups(sizes: { users: number; largest: number }, count = 60) {
  const directory = createGroupDirectory({ seed: '1', ...sizes })
  return Array.from({ length: count }, (_, index) => directory.group(index))
}

describe('the groups of the directory', () => {
  it('have 1,000, 0, 1, 5, 20 and hundreds of members, none twice', () => {
    const all = groups({ users: 5000, largest: 1000 })
    expect(all.slice(0, 6).map(({ memberIndexes }) => memberIndexes.length)).toEqual([1000, 0, 1, 5, 20, 334])
    for (const { memberIndexes } of all) expect(new Set(memberIndexes).size).toBe(memberIndexes.length)
  })

  it.each([0, 1, 3, 20])('have no more members than there are people: %i', (users) => {
    for (const { memberIndexes } of groups({ users, largest: 1000 })) {
      expect(memberIndexes.every((person) => person <= users)).toBe(true)
      expect(memberIndexes.length).toBeLessThanOrEqual(users + 1)
    }
  })

  it('share people, and the small one waits for a person who is assigned later', () => {
    const all = groups({ users: 200, largest: 200 })
    expect(all[SMALL_GROUP]?.memberIndexes).toContain(200)
    expect(all.filter(({ memberIndexes }) => memberIndexes.includes(0)).length).toBeGreaterThan(1)
  })

  it('have names with accents, quotes, capitals and other scripts, each once whatever its case, and groups inside groups', () => {
    const all = groups({ users: 20, largest: 20 })
    const names = all.map(({ displayName }) => displayName)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(60)
    for (const pattern of [/É/, /"/, /'/, /\\/, /[A-Z]{4}/, /\p{Script=Han}/u, /\p{Script=Greek}/u, /^.$/]) {
      expect(names.some((name) => pattern.test(name))).toBe(true)
    }
    expect(all.some(({ nestedIndex }) => nestedIndex !== null)).toBe(true)
  })
})
