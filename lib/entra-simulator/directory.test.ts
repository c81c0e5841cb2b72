import { describe, expect, it } from 'vitest'

import { createDirectory } from './directory'
import { toAscii } from './to-ascii'

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Han', 'Hiragana', 'Hangul', 'Arabic', 'Hebrew', 'Devanagari']

function people(seed: string, count: number) {
  const directory = createDirectory(seed)
  return Array.from({ length: count }, (_, index) => directory.user(index))
}

describe('the directory', () => {
  it('is the same for the same seed, in whatever order it is asked', () => {
    const backwards = createDirectory('7')
    const last = backwards.user(299)
    expect(people('7', 300).at(-1)).toEqual(last)
    expect(people('7', 300)[150]).toEqual(backwards.user(150))
    expect(people('8', 300)).not.toEqual(people('7', 300))
  })

  it('makes 10,000 people, each with an own userName, mailNickname and objectId', () => {
    const everyone = people('1', 10_000)
    for (const key of ['userPrincipalName', 'mailNickname', 'objectId'] as const) {
      expect(new Set(everyone.map((user) => user[key].toLowerCase())).size).toBe(10_000)
    }
  })

  it('has ASCII user principal names of at most 64 characters before the @', () => {
    for (const { userPrincipalName } of people('1', 3000))
      expect(userPrincipalName).toMatch(/^[A-Za-z][A-Za-z0-9.'-]{2,63}@northwind\.example$/)
  })

  it.each(SCRIPTS)('has names in %s', (script) => {
    const letters = new RegExp(`\\p{Script=${script}}`, 'u')
    expect(people('1', 300).some(({ displayName }) => letters.test(displayName))).toBe(true)
  })

  it('has apostrophes, hyphens, long names, shared surnames and mail unlike the user principal name', () => {
    const everyone = people('1', 1000)
    expect(everyone.some(({ userPrincipalName }) => userPrincipalName.includes("'"))).toBe(true)
    expect(everyone.some(({ displayName }) => /\p{L}-\p{L}/u.test(displayName))).toBe(true)
    expect(everyone.some(({ displayName }) => displayName.length > 40)).toBe(true)
    expect(new Set(everyone.map(({ surname }) => surname)).size).toBeLessThan(500)
    expect(everyone.filter(({ mail, userPrincipalName }) => mail !== userPrincipalName).length).toBeGreaterThan(400)
    expect(everyone.some(({ mail }) => mail === null)).toBe(true)
  })

  it('puts everyone below someone earlier, and leaves about a seventh without a manager', () => {
    const everyone = people('1', 1000)
    for (const { index, managerIndex } of everyone) if (managerIndex !== null) expect(managerIndex).toBeLessThan(index)
    const without = everyone.filter(({ managerIndex }) => managerIndex === null).length
    expect(without).toBeGreaterThan(100)
    expect(without).toBeLessThan(220)
  })
})

describe('toAscii', () => {
  it.each([
    ['Müller-Lüdenscheidt', 'mueller-luedenscheidt'],
    ['Straße', 'strasse'],
    ['İbrahim Işık', 'ibrahimisik'],
    ['Þórdís Æsa', 'thordisaesa'],
    ["O’Brien d'Arcy", "o'briend'arcy"],
    ['Świętosław', 'swietoslaw'],
    ['Đặng', 'dang'],
  ])('writes %s as %s', (name, ascii) => expect(toAscii(name)).toBe(ascii))
})
