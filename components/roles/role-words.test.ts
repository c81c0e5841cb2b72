import { expect, it } from 'vitest'

import { counted, peopleInWords } from './role-words'

it('counts in words', () => {
  expect([counted(0, 'member'), counted(1, 'member'), counted(12_340, 'role')]).toEqual(['0 members', '1 member', '12,340 roles'])
})

it.each([
  [[], 0, ''],
  [['Eve'], 1, 'Eve'],
  [['Eve', 'Bob'], 2, 'Eve and Bob'],
  [['Eve', 'Bob'], 5, 'Eve, Bob and 3 more'],
  [['Eve'], 1_235, 'Eve and 1,234 more'],
])('names %j of %i as "%s"', (names, count, words) => {
  expect(peopleInWords(names, count)).toBe(words)
})
